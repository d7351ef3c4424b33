// Made by build/messages.ts from locales/*.yml; do not edit.
declare module 'virtual:messages' {
  /** Key → its parameters, null when it has none. */
  export interface Messages {
    'access.ask.go_on': null
    'access.ask.hint': null
    'access.ask.label': null
    'access.ask.lead': null
    'access.ask.title': null
    'access.colleague': null
    'access.column.how': null
    'access.column.reason': null
    'access.column.title': null
    'access.column.what': null
    'access.column.when': null
    'access.column.who': null
    'access.column.why': null
    'access.elsewhere': { organisation: string | number }
    'access.how.changed': null
    'access.how.exported': null
    'access.how.found': null
    'access.how.listed': null
    'access.how.log_read': null
    'access.how.opened': null
    'access.how.refused': null
    'access.how.revealed': null
    'access.lead': null
    'access.noun.access': null
    'access.noun.client': null
    'access.noun.delivery': null
    'access.noun.document': null
    'access.noun.draft': null
    'access.noun.entry': null
    'access.noun.gas': null
    'access.noun.goal': null
    'access.noun.group': null
    'access.noun.leaf': null
    'access.noun.measure': null
    'access.noun.period': null
    'access.noun.risk': null
    'access.noun.session': null
    'access.noun.task': null
    'access.noun.team': null
    'access.open': null
    'access.record.backup': { moment: string | number }
    'access.record.cut': null
    'access.record.damaged': null
    'access.record.differs': { what: string | number }
    'access.record.forged_anchor': null
    'access.record.no_backup': null
    'access.record.own_things': null
    'access.record.put_back': { from: string | number }
    'access.record.row_changed': { from: string | number }
    'access.record.whose': null
    'access.save_csv': null
    'access.title': null
    'access.why.caseload': null
    'access.why.deputy': null
    'access.why.new_client': null
    'access.why.no_proof': null
    'access.why.no_reason': null
    'access.why.other_client': null
    'access.why.own_client': null
    'access.why.own_work': null
    'access.why.reason': null
    'action.again': null
    'action.back': null
    'action.cancel': null
    'action.close': null
    'action.continue': null
    'action.hide': null
    'action.print': null
    'action.remove': null
    'action.save': null
    'action.save_pdf': null
    'action.saved': null
    'action.saved_open': { file: string | number }
    'action.show': null
    'action.undo': null
    'backup.lead': null
    'backup.make': null
    'backup.making': null
    'backup.newest': { moment: string | number }
    'backup.newest_today': { clock: string | number }
    'backup.none': null
    'backup.only_here_text': null
    'backup.place_choose': null
    'backup.place_lead': null
    'backup.place_none': null
    'backup.place_other': null
    'backup.place_title': null
    'backup.restore.act': null
    'backup.restore.acting': null
    'backup.restore.aside': { folder: string | number }
    'backup.restore.choose': null
    'backup.restore.closed': null
    'backup.restore.done': null
    'backup.restore.done_text': { moment: string | number }
    'backup.restore.elsewhere': null
    'backup.restore.find': null
    'backup.restore.find_hint': null
    'backup.restore.lead': null
    'backup.restore.looking': null
    'backup.restore.missing_none': null
    'backup.restore.missing_unknown': null
    'backup.restore.none': null
    'backup.restore.open': null
    'backup.restore.title': null
    'backup.title': null
    'backup.trouble.disk': null
    'backup.trouble.low_space': null
    'backup.trouble.unequal': null
    'backup.trouble_elsewhere.disk': null
    'backup.trouble_elsewhere.low_space': null
    'backup.trouble_elsewhere.unequal': null
    'client.children.hint': null
    'client.children.label': null
    'client.close.add': null
    'client.close.lead': null
    'client.close.may': null
    'client.close.may_contact': null
    'client.close.may_not': null
    'client.close.name': null
    'client.close.person': { number: string | number }
    'client.close.phone': null
    'client.close.relation': null
    'client.field.birth_date': null
    'client.field.birth_date_hint': null
    'client.field.calling_name': null
    'client.field.calling_name_hint': null
    'client.field.contact_address': null
    'client.field.contact_address_hint': null
    'client.field.contact_language': null
    'client.field.email': null
    'client.field.family_name': null
    'client.field.given_names': null
    'client.field.home': null
    'client.field.identity_code': null
    'client.field.identity_code_hint': null
    'client.field.identity_kind': null
    'client.field.interpreting': null
    'client.field.interpreting_hint': null
    'client.field.municipality': null
    'client.field.phone': null
    'client.field.postal_code': null
    'client.field.street': null
    'client.field.temporary_identifier': null
    'client.field.temporary_identifier_hint': null
    'client.field.town': null
    'client.form.lead_new': null
    'client.form.save': null
    'client.form.saved': null
    'client.form.title_edit': null
    'client.form.title_new': null
    'client.guide.done': null
    'client.guide.goals': null
    'client.guide.goals_text': null
    'client.guide.lead': null
    'client.guide.period': null
    'client.guide.period_text': null
    'client.guide.title': null
    'client.guide.visit': null
    'client.guide.visit_text': null
    'client.identity.code': null
    'client.identity.hide': null
    'client.identity.hides_soon': null
    'client.identity.not_known_hint': null
    'client.identity.not_known_yet': null
    'client.identity.note.dash_corrected': null
    'client.identity.note.test_code': null
    'client.identity.show': null
    'client.identity.show_temporary': null
    'client.identity.temporary': null
    'client.identity.unknown': null
    'client.list.add': null
    'client.list.born': { year: string | number }
    'client.list.column.last': null
    'client.list.column.name': null
    'client.list.column.next': null
    'client.list.column.tasks': null
    'client.list.column.term': null
    'client.list.empty.action': null
    'client.list.empty.text': null
    'client.list.empty.title': null
    'client.list.more': null
    'client.list.never': null
    'client.list.no_term': null
    'client.list.not_planned': null
    'client.list.nothing.clear': null
    'client.list.nothing.text': null
    'client.list.nothing.title': null
    'client.list.search': null
    'client.list.shown': { shown: string | number; total: string | number }
    'client.list.title': null
    'client.meetings.mode.chat': { count: string | number }
    'client.meetings.mode.email': { count: string | number }
    'client.meetings.mode.group': { count: string | number }
    'client.meetings.mode.home_visit': { count: string | number }
    'client.meetings.mode.message': { count: string | number }
    'client.meetings.mode.network_meeting': { count: string | number }
    'client.meetings.mode.office': { count: string | number }
    'client.meetings.mode.outreach': { count: string | number }
    'client.meetings.mode.phone': { count: string | number }
    'client.meetings.mode.video': { count: string | number }
    'client.meetings.none': null
    'client.meetings.remote_alone': { days: string | number }
    'client.meetings.share': { face: string | number; remote: string | number }
    'client.meetings.title': null
    'client.page.age': { age: string | number }
    'client.page.continue': null
    'client.page.edit': null
    'client.page.empty_value': null
    'client.page.hidden_value': null
    'client.page.interpreting': { language: string | number }
    'client.page.no_close': null
    'client.page.own_worker': { name: string | number }
    'client.page.record': null
    'client.page.tab.details': null
    'client.page.tab.goals': null
    'client.page.tab.measures': null
    'client.page.tab.plans': null
    'client.page.tab.summary': null
    'client.page.tab.team': null
    'client.page.tab.visits': null
    'client.page.tabs': null
    'client.protection.badge': null
    'client.protection.choice.no': null
    'client.protection.choice.not_asked': null
    'client.protection.choice.yes': null
    'client.protection.hides': null
    'client.protection.hint': null
    'client.protection.label': null
    'client.protection.not_asked': null
    'client.protection.passed': { date: string | number }
    'client.protection.until': { date: string | number }
    'client.protection.until_field': null
    'client.protection.until_hint': null
    'client.section.close': null
    'client.section.contact': null
    'client.section.identity': null
    'client.section.language': null
    'client.section.name': null
    'client.section.protection': null
    'client.tasks.due': { date: string | number }
    'client.tasks.late': { date: string | number }
    'client.tasks.me': null
    'client.tasks.none': null
    'client.tasks.title': null
    'client.timeline.all': null
    'client.timeline.annulled': null
    'client.timeline.corrected': { version: string | number }
    'client.timeline.none': null
    'client.timeline.only_here': null
    'client.timeline.title': null
    'client.timeline.together': null
    'client.timeline.told': { name: string | number; words: string | number }
    'code.demo': null
    'code.demo_badge': null
    'code.demo_text': null
    'code.import': null
    'code.lead': null
    'code.name': null
    'code.oid': null
    'code.system.attainment': null
    'code.system.cancellation_reason': null
    'code.system.contact_mode': null
    'code.system.goal': null
    'code.system.initiation_way': null
    'code.system.method': null
    'code.system.service_task': null
    'code.system.situation_factor': null
    'code.system.social_service': null
    'code.system.support_duration': null
    'code.system.support_need': null
    'code.system.urgency': null
    'code.system.used': null
    'code.table': null
    'code.title': null
    'code.values': null
    'conflict.annulled': null
    'conflict.answer': null
    'conflict.answering': null
    'conflict.before': { text: string | number }
    'conflict.choose.mine': null
    'conflict.choose.theirs': null
    'conflict.choose.written': null
    'conflict.field.area': null
    'conflict.field.basis': null
    'conflict.field.birth_date': null
    'conflict.field.calling_name': null
    'conflict.field.children_at_home': null
    'conflict.field.client_words': null
    'conflict.field.close_person': null
    'conflict.field.contact': null
    'conflict.field.contact_address': null
    'conflict.field.contact_language': null
    'conflict.field.course': null
    'conflict.field.decision': null
    'conflict.field.description': null
    'conflict.field.direction': null
    'conflict.field.due_on': null
    'conflict.field.email': null
    'conflict.field.ended_because': null
    'conflict.field.ends_at': null
    'conflict.field.ends_on': null
    'conflict.field.factors': null
    'conflict.field.family_name': null
    'conflict.field.given_names': null
    'conflict.field.helped': null
    'conflict.field.home': null
    'conflict.field.identity': null
    'conflict.field.in_force': null
    'conflict.field.interpreting': null
    'conflict.field.kind': null
    'conflict.field.left_on': null
    'conflict.field.level': null
    'conflict.field.levels': null
    'conflict.field.may_hinder': null
    'conflict.field.meets': null
    'conflict.field.membership': null
    'conflict.field.mode': null
    'conflict.field.municipality': null
    'conflict.field.name': null
    'conflict.field.non_disclosure': null
    'conflict.field.non_disclosure_until': null
    'conflict.field.obstacle': null
    'conflict.field.order': null
    'conflict.field.organisation': null
    'conflict.field.other': null
    'conflict.field.outcome': null
    'conflict.field.own_worker': null
    'conflict.field.phone': null
    'conflict.field.place': null
    'conflict.field.protection': null
    'conflict.field.removed': null
    'conflict.field.responsible': null
    'conflict.field.role': null
    'conflict.field.second_worker': null
    'conflict.field.service_task': null
    'conflict.field.social_service': null
    'conflict.field.source': null
    'conflict.field.start_level': null
    'conflict.field.starts_at': null
    'conflict.field.starts_on': null
    'conflict.field.step': null
    'conflict.field.step_done': null
    'conflict.field.term': null
    'conflict.field.time': null
    'conflict.field.weight': null
    'conflict.field.what': null
    'conflict.field.whole': null
    'conflict.gone': null
    'conflict.history': null
    'conflict.keep': null
    'conflict.keep_text': null
    'conflict.later': null
    'conflict.lead': null
    'conflict.lead_two_corrections': null
    'conflict.mine': null
    'conflict.no': null
    'conflict.nothing': null
    'conflict.reason': { reason: string | number }
    'conflict.responsible.client': null
    'conflict.responsible.worker': null
    'conflict.same': null
    'conflict.theirs': { who: string | number }
    'conflict.title': null
    'conflict.unanswered': { field: string | number }
    'conflict.when_unknown': null
    'conflict.which': { field: string | number }
    'conflict.who.colleague': null
    'conflict.who.unknown': null
    'conflict.written_label': null
    'conflict.yes': null
    'criteria.add': null
    'criteria.age_from': null
    'criteria.age_until': null
    'criteria.ages': null
    'criteria.ages_hint': null
    'criteria.down': null
    'criteria.in_english': null
    'criteria.in_swedish': null
    'criteria.in_use': null
    'criteria.lead': null
    'criteria.numbered': { number: string | number }
    'criteria.other_languages': { number: string | number }
    'criteria.saved': null
    'criteria.tab': null
    'criteria.title': null
    'criteria.up': null
    'day.clock': { time: string | number }
    'day.date_hint': null
    'day.hours': { hours: string | number }
    'day.hours_minutes': { hours: string | number; minutes: string | number }
    'day.long_fri': null
    'day.long_mon': null
    'day.long_sat': null
    'day.long_sun': null
    'day.long_thu': null
    'day.long_tue': null
    'day.long_wed': null
    'day.minutes': { minutes: string | number }
    'day.short_fri': null
    'day.short_mon': null
    'day.short_sat': null
    'day.short_sun': null
    'day.short_thu': null
    'day.short_tue': null
    'day.short_wed': null
    'day.time_hint': null
    'day.week': { week: string | number }
    'delivery.annulment': null
    'delivery.carry_title': null
    'delivery.correction': { name: string | number }
    'delivery.demo_codes': null
    'delivery.drafts': null
    'delivery.drafts_lead': null
    'delivery.empty.action': null
    'delivery.empty.text': null
    'delivery.empty.title': null
    'delivery.export': null
    'delivery.export_again': null
    'delivery.exported': null
    'delivery.exported_at': { when: string | number }
    'delivery.exporting': null
    'delivery.hand_over.act': null
    'delivery.hand_over.drafts': null
    'delivery.hand_over.lead': null
    'delivery.hand_over.title': null
    'delivery.lead': null
    'delivery.mend.answer_missing': null
    'delivery.mend.code_missing': null
    'delivery.mend.fault': null
    'delivery.mend.identity_code_needed': null
    'delivery.mend.identity_missing': null
    'delivery.mend.name_missing': null
    'delivery.no_network': null
    'delivery.none_exported': null
    'delivery.none_here': null
    'delivery.obstacle.answer_missing': null
    'delivery.obstacle.code_missing': null
    'delivery.obstacle.fault': null
    'delivery.obstacle.identity_code_needed': null
    'delivery.obstacle.identity_missing': null
    'delivery.obstacle.name_missing': null
    'delivery.only_here': null
    'delivery.plain': null
    'delivery.plain_text': null
    'delivery.ready': null
    'delivery.resume': null
    'delivery.title': null
    'delivery.version': { version: string | number }
    'delivery.what': null
    'delivery.what_text': null
    'delivery.written_at': { when: string | number }
    'document_form.ages.between': { age: string | number; from: string | number; until: string | number }
    'document_form.ages.from': { age: string | number; from: string | number }
    'document_form.ages.until': { age: string | number; until: string | number }
    'document_form.all_sections': null
    'document_form.annul.about': null
    'document_form.annul.action': null
    'document_form.annul.content': null
    'document_form.annul.delivered': null
    'document_form.annul.done': null
    'document_form.annul.keep': null
    'document_form.annul.more': null
    'document_form.annul.never_left': null
    'document_form.annul.review': { date: string | number }
    'document_form.annul.stays': null
    'document_form.annul.title': null
    'document_form.annul.waits_again': { date: string | number }
    'document_form.any_order': null
    'document_form.at_time': null
    'document_form.choose': null
    'document_form.client_reads': null
    'document_form.correct.action': null
    'document_form.correct.lead': { date: string | number }
    'document_form.counts.between': { from: string | number; until: string | number }
    'document_form.counts.hours': { hours: string | number; minutes: string | number }
    'document_form.counts.met': { meetings: string | number; time: string | number }
    'document_form.counts.mode': { meetings: string | number; mode: string | number; time: string | number }
    'document_form.counts.not_held': { client: string | number; not_met: string | number; other: string | number; worker: string | number }
    'document_form.counts.share': { face: string | number; percent: string | number; remote: string | number }
    'document_form.counts.tasks': { done: string | number; dropped: string | number; not_done: string | number; partly: string | number; unmarked: string | number }
    'document_form.criterion.daily_life': null
    'document_form.criterion.interested': null
    'document_form.criterion.leaving_home': null
    'document_form.criterion.piled_up': null
    'document_form.criterion.readiness': null
    'document_form.criterion.sobriety': null
    'document_form.criterion.social_fear': null
    'document_form.difference.after': null
    'document_form.difference.before': null
    'document_form.difference.compare': null
    'document_form.difference.none': null
    'document_form.difference.title': null
    'document_form.end.evaluated_goals': null
    'document_form.end.goals': null
    'document_form.end.previous_goals': null
    'document_form.ended.evaluated_goals': null
    'document_form.ended.goals': null
    'document_form.ended.previous_goals': null
    'document_form.field.absent_authorities': null
    'document_form.field.absent_others': null
    'document_form.field.actions': null
    'document_form.field.activation_plan': null
    'document_form.field.assessment_begun_on': null
    'document_form.field.attainment': null
    'document_form.field.attainment_client': null
    'document_form.field.attainment_worker': null
    'document_form.field.changes_client': null
    'document_form.field.changes_worker': null
    'document_form.field.client_feedback': null
    'document_form.field.client_proposal': null
    'document_form.field.client_view': null
    'document_form.field.client_wish': null
    'document_form.field.client_wishes': null
    'document_form.field.clientship_continues': null
    'document_form.field.clientship_duration': null
    'document_form.field.close_support_asked': null
    'document_form.field.conclusions': null
    'document_form.field.contact': null
    'document_form.field.content': null
    'document_form.field.counted': null
    'document_form.field.criteria': null
    'document_form.field.criteria_reasons': null
    'document_form.field.current': null
    'document_form.field.current_services': null
    'document_form.field.current_services_words': null
    'document_form.field.date': null
    'document_form.field.direction': null
    'document_form.field.dissent': null
    'document_form.field.earlier_actions': null
    'document_form.field.earlier_jobs': null
    'document_form.field.earlier_services': null
    'document_form.field.education_client': null
    'document_form.field.education_worker': null
    'document_form.field.effect': null
    'document_form.field.employment_plan': null
    'document_form.field.ending_grounds': null
    'document_form.field.ending_reasons': null
    'document_form.field.ends_on': null
    'document_form.field.evaluated_goals': null
    'document_form.field.evaluation_worker': null
    'document_form.field.everyday_client': null
    'document_form.field.everyday_worker': null
    'document_form.field.factor': null
    'document_form.field.factors': null
    'document_form.field.family_client': null
    'document_form.field.family_worker': null
    'document_form.field.follow_up_on': null
    'document_form.field.given_to': null
    'document_form.field.goal': null
    'document_form.field.goal_description': null
    'document_form.field.goals': null
    'document_form.field.goals_ended': null
    'document_form.field.goes_on': null
    'document_form.field.health': null
    'document_form.field.health_client': null
    'document_form.field.health_worker': null
    'document_form.field.helps': null
    'document_form.field.hinders': null
    'document_form.field.housing_client': null
    'document_form.field.housing_worker': null
    'document_form.field.how_done': null
    'document_form.field.how_explained': null
    'document_form.field.how_it_went': null
    'document_form.field.initiated_on': null
    'document_form.field.initiation_description': null
    'document_form.field.initiation_reasons': null
    'document_form.field.initiation_way': null
    'document_form.field.integration': null
    'document_form.field.job_seeker': null
    'document_form.field.life_changes': null
    'document_form.field.looking_for_home': null
    'document_form.field.means': null
    'document_form.field.measured': null
    'document_form.field.measured_client': null
    'document_form.field.measured_worker': null
    'document_form.field.meetings': null
    'document_form.field.meetings_client': null
    'document_form.field.method': null
    'document_form.field.method_words': null
    'document_form.field.methods': null
    'document_form.field.money_client': null
    'document_form.field.money_trouble': null
    'document_form.field.money_worker': null
    'document_form.field.more_information': null
    'document_form.field.name': null
    'document_form.field.network_support': null
    'document_form.field.next_actions': null
    'document_form.field.next_evaluation': null
    'document_form.field.next_plan': null
    'document_form.field.next_service': null
    'document_form.field.next_worker': null
    'document_form.field.no_income': null
    'document_form.field.no_plan_reasons': null
    'document_form.field.open_tasks': null
    'document_form.field.other_people': null
    'document_form.field.own_actions': null
    'document_form.field.own_worker': null
    'document_form.field.own_worker_needed': null
    'document_form.field.participants': null
    'document_form.field.payment_default': null
    'document_form.field.permanent_home': null
    'document_form.field.place': null
    'document_form.field.plan_made': null
    'document_form.field.previous_goals': null
    'document_form.field.previous_goals_ended': null
    'document_form.field.private_persons': null
    'document_form.field.professional_needs': null
    'document_form.field.providers': null
    'document_form.field.purpose': null
    'document_form.field.recipient_organisation': null
    'document_form.field.recipient_person': null
    'document_form.field.rehabilitation_client': null
    'document_form.field.rehabilitation_needed': null
    'document_form.field.rehabilitation_worker': null
    'document_form.field.relations_resources': null
    'document_form.field.responsible': null
    'document_form.field.review_at': null
    'document_form.field.review_place': null
    'document_form.field.review_when': null
    'document_form.field.reviewed_methods': null
    'document_form.field.reviewed_services': null
    'document_form.field.rights_explained': null
    'document_form.field.same_worker': null
    'document_form.field.service': null
    'document_form.field.service_content': null
    'document_form.field.service_duration': null
    'document_form.field.service_experiences': null
    'document_form.field.service_task': null
    'document_form.field.service_words': null
    'document_form.field.services': null
    'document_form.field.situation': null
    'document_form.field.situation_worker': null
    'document_form.field.social_service': null
    'document_form.field.special_support': null
    'document_form.field.special_support_reasons': null
    'document_form.field.starts_on': null
    'document_form.field.strengths': null
    'document_form.field.substances_client': null
    'document_form.field.substances_worker': null
    'document_form.field.summary_client': null
    'document_form.field.support_duration': null
    'document_form.field.tasks_client': null
    'document_form.field.unemployment_length': null
    'document_form.field.unemployment_more': null
    'document_form.field.urgency': null
    'document_form.field.urgency_reasons': null
    'document_form.field.used': null
    'document_form.field.used_words': null
    'document_form.field.what_helped': null
    'document_form.field.what_was_hard': null
    'document_form.field.why_ends': null
    'document_form.field.work_client': null
    'document_form.field.work_worker': null
    'document_form.field.worker_conclusions': null
    'document_form.field.worker_view': null
    'document_form.finish': null
    'document_form.finished': null
    'document_form.follows': { date: string | number }
    'document_form.ground.client_declines': null
    'document_form.ground.goals_reached': null
    'document_form.ground.no_legal_ground': null
    'document_form.ground.no_need': null
    'document_form.ground.referred': null
    'document_form.hint.changes_client': null
    'document_form.hint.changes_worker': null
    'document_form.hint.client_feedback': null
    'document_form.hint.client_wish': null
    'document_form.hint.client_wishes': null
    'document_form.hint.conclusions': null
    'document_form.hint.contact': null
    'document_form.hint.content': null
    'document_form.hint.counted': null
    'document_form.hint.criteria_reasons': null
    'document_form.hint.current_services_words': null
    'document_form.hint.ending_reasons': null
    'document_form.hint.evaluation_worker': null
    'document_form.hint.goal_description': null
    'document_form.hint.health': null
    'document_form.hint.how_done': null
    'document_form.hint.how_it_went': null
    'document_form.hint.means': null
    'document_form.hint.measured': null
    'document_form.hint.measured_client': null
    'document_form.hint.measured_worker': null
    'document_form.hint.meetings_client': null
    'document_form.hint.next_actions': null
    'document_form.hint.participants': null
    'document_form.hint.private_persons': null
    'document_form.hint.review_when': null
    'document_form.hint.rights_explained': null
    'document_form.hint.service_content': null
    'document_form.hint.situation': null
    'document_form.hint.situation_worker': null
    'document_form.hint.special_support': null
    'document_form.hint.summary_client': null
    'document_form.hint.tasks_client': null
    'document_form.hint.used': null
    'document_form.hint.what_helped': null
    'document_form.hint.what_was_hard': null
    'document_form.item.earlier_services': null
    'document_form.item.evaluated_goals': null
    'document_form.item.factors': null
    'document_form.item.goals': null
    'document_form.item.meetings': null
    'document_form.item.previous_goals': null
    'document_form.item.reviewed_methods': null
    'document_form.item.reviewed_services': null
    'document_form.item.services': null
    'document_form.kind.client_plan': null
    'document_form.kind.final_evaluation': null
    'document_form.kind.implementation_plan': null
    'document_form.kind.initiation': null
    'document_form.kind.mid_evaluation': null
    'document_form.kind.needs_assessment': null
    'document_form.kind.service_end': null
    'document_form.kind.service_start': null
    'document_form.kind.summary': null
    'document_form.list.again': null
    'document_form.list.begin': null
    'document_form.list.continue': null
    'document_form.list.evaluate': null
    'document_form.list.failed': null
    'document_form.list.finished': null
    'document_form.list.lead': null
    'document_form.list.next': null
    'document_form.list.none': null
    'document_form.list.open': { author: string | number; date: string | number }
    'document_form.list.saved': { when: string | number }
    'document_form.list.sent': null
    'document_form.list.writing': null
    'document_form.measured.at': { date: string | number; occasion: string | number; value: string | number }
    'document_form.measured.at_part': { all: string | number; assessed: string | number; date: string | number; occasion: string | number; value: string | number }
    'document_form.measured.course': { course: string | number; name: string | number }
    'document_form.measured.day': { date: string | number; occasion: string | number }
    'document_form.measured.gas': null
    'document_form.measured.questions': { days: string | number; name: string | number; rows: string | number }
    'document_form.next.matter_begins': null
    'document_form.next.need_is_assessed': null
    'document_form.next.plan_is_evaluated': null
    'document_form.next.plan_is_made': null
    'document_form.next.review_is_near': null
    'document_form.next.service_begins': null
    'document_form.next.service_ended': null
    'document_form.next.service_ends': null
    'document_form.next.service_is_planned': null
    'document_form.next.term_ends': null
    'document_form.next_section': null
    'document_form.no': null
    'document_form.no_choices': null
    'document_form.note.annulled': { version: string | number }
    'document_form.note.corrected': { reason: string | number; replaced: string | number; version: string | number }
    'document_form.note.demo': null
    'document_form.note.mistake': null
    'document_form.note.wrong_person': null
    'document_form.person.family': null
    'document_form.person.given': null
    'document_form.person.phone': null
    'document_form.person.role': null
    'document_form.read.draft': null
    'document_form.read.empty': null
    'document_form.read.print': null
    'document_form.read.written': { author: string | number; date: string | number }
    'document_form.row.add': { what: string | number }
    'document_form.row.down': null
    'document_form.row.moved': { number: string | number }
    'document_form.row.name': { number: string | number; what: string | number }
    'document_form.row.remove': null
    'document_form.row.removed': null
    'document_form.row.resume': null
    'document_form.row.undo': null
    'document_form.row.up': null
    'document_form.section.agreed_next': null
    'document_form.section.agreements': null
    'document_form.section.arrival': null
    'document_form.section.changes': null
    'document_form.section.conclusions': null
    'document_form.section.conduct': null
    'document_form.section.content': null
    'document_form.section.continuation': null
    'document_form.section.delivery': null
    'document_form.section.earlier_help': null
    'document_form.section.ending': null
    'document_form.section.enhanced_support': null
    'document_form.section.evaluation': null
    'document_form.section.everyday': null
    'document_form.section.goals': null
    'document_form.section.handling': null
    'document_form.section.health': null
    'document_form.section.home_and_work': null
    'document_form.section.measured_change': null
    'document_form.section.met': null
    'document_form.section.needs': null
    'document_form.section.onward': null
    'document_form.section.own_words': null
    'document_form.section.people': null
    'document_form.section.reached_goals': null
    'document_form.section.recipient': null
    'document_form.section.review': null
    'document_form.section.service': null
    'document_form.section.services': null
    'document_form.section.situation': null
    'document_form.section.tasks_between': null
    'document_form.section_done': null
    'document_form.section_hint.agreed_next': null
    'document_form.section_hint.changes': null
    'document_form.section_hint.conclusions': null
    'document_form.section_hint.ending': null
    'document_form.section_hint.enhanced_support': null
    'document_form.section_hint.evaluation': null
    'document_form.section_hint.goals': null
    'document_form.section_hint.measured_change': null
    'document_form.section_hint.met': null
    'document_form.section_hint.own_words': null
    'document_form.section_hint.people': null
    'document_form.section_hint.reached_goals': null
    'document_form.section_hint.tasks_between': null
    'document_form.sections': null
    'document_form.state.in_progress': null
    'document_form.state.not_begun': null
    'document_form.state.ready': null
    'document_form.taken.assessment': null
    'document_form.taken.evaluation': null
    'document_form.taken.facts': null
    'document_form.taken.goals': null
    'document_form.taken.initiation': null
    'document_form.taken.period': null
    'document_form.taken.plan': null
    'document_form.taken.previous': null
    'document_form.taken.team': null
    'document_form.taken.worker': null
    'document_form.why.evaluated_goals': null
    'document_form.why.goals': null
    'document_form.why.previous_goals': null
    'document_form.yes': null
    'entry.annul.about': null
    'entry.annul.action': null
    'entry.annul.content': null
    'entry.annul.delivered': null
    'entry.annul.done': null
    'entry.annul.follows': null
    'entry.annul.ground': null
    'entry.annul.keep': null
    'entry.annul.marks': { what: string | number }
    'entry.annul.more': null
    'entry.annul.never_left': null
    'entry.annul.next': { when: string | number }
    'entry.annul.planned': { when: string | number }
    'entry.annul.reason': null
    'entry.annul.stays': null
    'entry.annul.tasks': { what: string | number }
    'entry.annul.title': null
    'entry.cancelled.by': null
    'entry.cancelled.by_client': null
    'entry.cancelled.by_other': null
    'entry.cancelled.by_worker': null
    'entry.cancelled.details': null
    'entry.cancelled.lead': null
    'entry.cancelled.reason': null
    'entry.cancelled.reason_choose': null
    'entry.children.considered': null
    'entry.children.hint': null
    'entry.children.label': null
    'entry.children.not_current': null
    'entry.correct.action': null
    'entry.correct.lead': { when: string | number }
    'entry.correct.reason': null
    'entry.correct.reason_hint': null
    'entry.correct.resume': null
    'entry.correct.stays': null
    'entry.discard.action': null
    'entry.discard.confirm': null
    'entry.discard.keep': null
    'entry.discard.text': null
    'entry.discard.title': null
    'entry.document.author': null
    'entry.document.cancelled': null
    'entry.document.cancelled_by': { who: string | number }
    'entry.document.exported': { when: string | number }
    'entry.document.happened': null
    'entry.document.locked': { version: string | number }
    'entry.document.marks': null
    'entry.document.may_hinder': { text: string | number }
    'entry.document.only_here': null
    'entry.document.only_here_text': null
    'entry.document.place_kept': null
    'entry.document.service': null
    'entry.document.to_delivery': null
    'entry.document.together': null
    'entry.document.version': null
    'entry.document.was_in_the_way': { text: string | number }
    'entry.document.what_was_done': null
    'entry.document.written': null
    'entry.finish': null
    'entry.finish_keys': null
    'entry.finished': null
    'entry.ground.mistake': null
    'entry.ground.wrong_person': null
    'entry.kept_aside': null
    'entry.kind.back': null
    'entry.kind.cancelled': null
    'entry.kind.meeting': null
    'entry.kind.not_met': null
    'entry.last.due': { date: string | number }
    'entry.last.met': { date: string | number }
    'entry.last.step_of': { goal: string | number }
    'entry.last.steps_title': null
    'entry.last.title': null
    'entry.load_failed': null
    'entry.mark.done': null
    'entry.mark.dropped': null
    'entry.mark.helped': null
    'entry.mark.helps.no': null
    'entry.mark.helps.some': null
    'entry.mark.helps.yes': null
    'entry.mark.label': { what: string | number }
    'entry.mark.not_done': null
    'entry.mark.obstacle': null
    'entry.mark.partly': null
    'entry.mark.why_dropped': null
    'entry.next.choose': null
    'entry.next.mode_choose': null
    'entry.next.no_day': null
    'entry.next.none': null
    'entry.next.remove': null
    'entry.next.suggest': { date: string | number; time: string | number }
    'entry.next.suggest_day': { date: string | number }
    'entry.next.title': null
    'entry.not_met.lead': null
    'entry.not_met.what': null
    'entry.not_met.what_hint': null
    'entry.period_missing.add': null
    'entry.period_missing.text': null
    'entry.re_enter.action': null
    'entry.re_enter.check': null
    'entry.re_enter.none': null
    'entry.re_enter.search': null
    'entry.re_enter.text': null
    'entry.re_enter.title': null
    'entry.read.action': null
    'entry.read.agrees': null
    'entry.read.disagrees': null
    'entry.read.dissent': null
    'entry.read.label': null
    'entry.read.not_yet': null
    'entry.remote.apply': null
    'entry.remote.connection': null
    'entry.remote.device': null
    'entry.remote.label': null
    'entry.remote.skill': null
    'entry.saving.kept': null
    'entry.saving.no_answer': null
    'entry.saving.saved': null
    'entry.saving.unsaved': null
    'entry.saving.writing': null
    'entry.sentence.day': { date: string | number; times: string | number }
    'entry.sentence.ended_now': null
    'entry.sentence.field.date': null
    'entry.sentence.field.mode': null
    'entry.sentence.field.participants': null
    'entry.sentence.field.place': null
    'entry.sentence.field.times': null
    'entry.sentence.field.together': null
    'entry.sentence.label': null
    'entry.sentence.missing.date': null
    'entry.sentence.missing.ends': null
    'entry.sentence.missing.mode': null
    'entry.sentence.missing.participants': null
    'entry.sentence.missing.place': null
    'entry.sentence.missing.times': null
    'entry.sentence.participants_group': null
    'entry.sentence.participants_hint': null
    'entry.sentence.present': { participants: string | number }
    'entry.sentence.today': { date: string | number; times: string | number }
    'entry.sentence.together_no': null
    'entry.sentence.together_yes': null
    'entry.sentence.where': { mode: string | number; place: string | number }
    'entry.task.add': null
    'entry.task.due': null
    'entry.task.from_team': null
    'entry.task.kind': null
    'entry.task.kinds.game': null
    'entry.task.kinds.programme': null
    'entry.task.kinds.task': null
    'entry.task.many': null
    'entry.task.may_hinder': null
    'entry.task.number': { number: string | number }
    'entry.task.removed': null
    'entry.task.title': null
    'entry.task.what': null
    'entry.task.who': null
    'entry.task.who_name': null
    'entry.title': null
    'entry.versions.added': null
    'entry.versions.annulled': null
    'entry.versions.both': { after: string | number; before: string | number }
    'entry.versions.compare': { after: string | number; before: string | number }
    'entry.versions.corrected': null
    'entry.versions.empty': null
    'entry.versions.first': null
    'entry.versions.how': null
    'entry.versions.number': { number: string | number }
    'entry.versions.read': { number: string | number }
    'entry.versions.removed': null
    'entry.versions.same': null
    'entry.versions.title': null
    'entry.versions.when': null
    'entry.versions.why': { reason: string | number }
    'entry.voice.agreed': null
    'entry.voice.assessment': null
    'entry.voice.assessment_hint': null
    'entry.voice.client': null
    'entry.voice.group': null
    'entry.voice.group_hint': null
    'entry.voice.observations': null
    'entry.who.somebody': null
    'entry.who.worker': null
    'error.already_final': null
    'error.already_open': null
    'error.backup_damaged': null
    'error.bad_request': null
    'error.cancelled': null
    'error.codes_not_understood': null
    'error.correction_begun': null
    'error.device_revoked': null
    'error.disk_error': null
    'error.disk_full': null
    'error.entry_annulled': null
    'error.fields': null
    'error.folder_not_writable': null
    'error.internal': null
    'error.keychain_absent': null
    'error.keychain_emptied': null
    'error.keychain_locked': null
    'error.keys_damaged': null
    'error.leaf_refused': null
    'error.lease_over': null
    'error.locked': null
    'error.low_space': null
    'error.measure_differs': null
    'error.measure_unread': null
    'error.newer_file': null
    'error.next_plan_begun': null
    'error.no_memory': null
    'error.no_room': null
    'error.not_found': null
    'error.note_ended': null
    'error.nothing_to_export': null
    'error.only_together': null
    'error.other_client': null
    'error.passphrase_needed': null
    'error.passphrase_short': null
    'error.passphrase_weak': null
    'error.policy_undelivered': null
    'error.policy_unread': null
    'error.reason_needed': null
    'error.record_broken': null
    'error.recovery_answer_refused': null
    'error.recovery_code_wrong': null
    'error.recovery_keys_unread': null
    'error.recovery_missing': null
    'error.server_missing': null
    'error.spare_key_unproven': null
    'error.together_code_spent': null
    'error.together_code_weak': null
    'error.together_code_wrong': null
    'error.too_large': null
    'error.uncertain': null
    'error.undelivered': { count: string | number }
    'error.undo_changed': null
    'error.undo_over': null
    'error.unsafe_settings': null
    'error.vault_damaged': null
    'error.vault_missing': null
    'error.wait': { seconds: string | number }
    'error.wrong_passphrase': null
    'evaluation.back': null
    'evaluation.begin.final_evaluation': null
    'evaluation.begin.mid_evaluation': null
    'evaluation.card.lead': null
    'evaluation.card.title': null
    'evaluation.done.lead': null
    'evaluation.done.no_drafts': null
    'evaluation.done.open': null
    'evaluation.done.read': null
    'evaluation.done.was_begun': null
    'evaluation.finish': null
    'evaluation.follows': { date: string | number }
    'evaluation.meetings.all': null
    'evaluation.meetings.count': null
    'evaluation.meetings.mode': null
    'evaluation.meetings.none': null
    'evaluation.meetings.not_held': { client: string | number; not_met: string | number; other: string | number; worker: string | number }
    'evaluation.meetings.share': { face: string | number; percent: string | number; remote: string | number }
    'evaluation.meetings.time': null
    'evaluation.meetings.title': { from: string | number; until: string | number }
    'evaluation.meetings.without_end': null
    'evaluation.next': null
    'evaluation.no_goals': null
    'evaluation.previous': null
    'evaluation.stays': null
    'evaluation.step': { of: string | number; step: string | number }
    'evaluation.step_named': { name: string | number; step: string | number }
    'evaluation.steps': null
    'evaluation.tasks.none': null
    'evaluation.tasks.open': null
    'evaluation.tasks.title': null
    'evaluation.tasks.unmarked': null
    'evaluation.without_plan': null
    'frame.clients': null
    'frame.delivery': null
    'frame.groups': null
    'frame.lock': null
    'frame.main': null
    'frame.none_waiting': null
    'frame.promises': null
    'frame.search': null
    'frame.settings': null
    'frame.skip': null
    'frame.to_today': null
    'frame.today': null
    'frame.unknown_text': null
    'frame.unknown_title': null
    'goal.area': null
    'goal.area_hint': null
    'goal.direction.improve': null
    'goal.direction.label': null
    'goal.direction.prevent_decline': null
    'goal.factor.helps': null
    'goal.factor.helps_add': null
    'goal.factor.helps_field': { number: string | number }
    'goal.factor.hinders': null
    'goal.factor.hinders_add': null
    'goal.factor.hinders_field': { number: string | number }
    'goal.level.m1': null
    'goal.level.m2': null
    'goal.level.p1': null
    'goal.level.p2': null
    'goal.level.prompt_m1': null
    'goal.level.prompt_m2': null
    'goal.level.prompt_p1': null
    'goal.level.prompt_p2': null
    'goal.level.prompt_z0': null
    'goal.level.saved': null
    'goal.level.scale': null
    'goal.level.start': null
    'goal.level.z0': null
    'goal.levels_lead': null
    'goal.list.add': null
    'goal.list.edit': null
    'goal.list.none': null
    'goal.list.none_text': null
    'goal.list.step_done': null
    'goal.list.step_undone': null
    'goal.list.title': null
    'goal.quoted': { words: string | number }
    'goal.save': null
    'goal.saved': null
    'goal.section.factors': null
    'goal.section.levels': null
    'goal.section.steps': null
    'goal.step.add': null
    'goal.step.add_first': null
    'goal.step.all_done': { of: string | number }
    'goal.step.down': null
    'goal.step.label': { number: string | number }
    'goal.step.most': null
    'goal.step.moved': { number: string | number }
    'goal.step.new': null
    'goal.step.none': null
    'goal.step.now_of': { number: string | number; of: string | number; text: string | number }
    'goal.step.removed': null
    'goal.step.up': null
    'goal.steps_lead': null
    'goal.title_edit': null
    'goal.title_new': null
    'goal.weight.label': null
    'goal.weight.w1': null
    'goal.weight.w2': null
    'goal.weight.w3': null
    'goal.weight.w4': null
    'goal.words': null
    'goal.words_hint': null
    'group.absence.no_word': null
    'group.absence.told': null
    'group.attendance.excused': null
    'group.attendance.no_word': null
    'group.attendance.present': null
    'group.attendance.told': null
    'group.capture.all_here': null
    'group.capture.attendance': { name: string | number }
    'group.capture.done': null
    'group.capture.excused_note': null
    'group.capture.facts': null
    'group.capture.nobody': null
    'group.capture.none_done': null
    'group.capture.only': null
    'group.capture.people': null
    'group.capture.people_lead': null
    'group.capture.period': null
    'group.capture.settled': null
    'group.capture.some_done': null
    'group.capture.title': null
    'group.capture.together': null
    'group.capture.withheld': null
    'group.client.title': null
    'group.form.any_day': null
    'group.form.edit': null
    'group.form.lead': null
    'group.form.name': null
    'group.form.name_hint': null
    'group.form.new': null
    'group.form.place': null
    'group.form.place_hint': null
    'group.form.purpose': null
    'group.form.run_by': null
    'group.form.run_by_hint': null
    'group.form.weekday': null
    'group.list.add': null
    'group.list.ended': null
    'group.list.none': null
    'group.list.none_text': null
    'group.list.title': null
    'group.member.add': null
    'group.member.back': null
    'group.member.choose': null
    'group.member.leave': null
    'group.member.left': null
    'group.member.nobody': null
    'group.member.none': null
    'group.member.not_own': null
    'group.member.search': null
    'group.member.search_hint': null
    'group.member.since': null
    'group.member.since_told': { date: string | number }
    'group.member.title': null
    'group.member.until_told': { date: string | number }
    'group.name.change': null
    'group.name.not_meant': null
    'group.name.not_meant_hint': null
    'group.name.word': { word: string | number }
    'group.next': { when: string | number }
    'group.page.again': null
    'group.page.edit': null
    'group.page.end': null
    'group.page.ended': { date: string | number }
    'group.page.record': null
    'group.page.run_by': { name: string | number }
    'group.session.annulled': null
    'group.session.came': null
    'group.session.finished': null
    'group.session.held': null
    'group.session.none': null
    'group.session.open_entry': null
    'group.session.partly': { done: string | number; of: string | number }
    'group.session.plan': null
    'group.session.record': null
    'group.session.remove': null
    'group.session.remove_text': null
    'group.session.remove_title': null
    'group.session.resume': null
    'group.session.title': null
    'group.usually.fri': { times: string | number }
    'group.usually.mon': { times: string | number }
    'group.usually.sat': { times: string | number }
    'group.usually.sun': { times: string | number }
    'group.usually.thu': { times: string | number }
    'group.usually.tue': { times: string | number }
    'group.usually.wed': { times: string | number }
    'group.was.excused': null
    'group.was.no_word': null
    'group.was.present': null
    'group.was.told': null
    'handbook.about_sources': null
    'handbook.after': null
    'handbook.before': null
    'handbook.contents': null
    'handbook.help': null
    'handbook.in_askel': null
    'handbook.lead': null
    'handbook.no_page': null
    'handbook.print': null
    'handbook.search.clear': null
    'handbook.search.label': null
    'handbook.search.none': null
    'handbook.sources': null
    'handbook.theme.askel': null
    'handbook.theme.measures': null
    'handbook.theme.methods': null
    'handbook.theme.privacy': null
    'handbook.theme.process': null
    'handbook.theme.recording': null
    'handbook.theme.remote': null
    'handbook.theme.safety': null
    'handbook.theme.service': null
    'handbook.title': null
    'handbook.turn': null
    'hint.abbreviation': { long: string | number }
    'hint.close_person': null
    'hint.easy.clienthood': null
    'hint.easy.compliance': null
    'hint.easy.dialogue': null
    'hint.easy.empower': null
    'hint.easy.history': null
    'hint.easy.implement': null
    'hint.easy.integrate': null
    'hint.easy.intervention': null
    'hint.easy.involve': null
    'hint.easy.mapping': null
    'hint.easy.network_meeting': null
    'hint.easy.process': null
    'hint.easy.resources': null
    'hint.hard.clienthood': null
    'hint.hard.compliance': null
    'hint.hard.dialogue': null
    'hint.hard.empower': null
    'hint.hard.history': null
    'hint.hard.implement': null
    'hint.hard.integrate': null
    'hint.hard.intervention': null
    'hint.hard.involve': null
    'hint.hard.mapping': null
    'hint.hard.network_meeting': null
    'hint.hard.process': null
    'hint.hard.resources': null
    'hint.hide': null
    'hint.jargon': { easy: string | number }
    'hint.kinder.addict': null
    'hint.kinder.aggressive': null
    'hint.kinder.attention': null
    'hint.kinder.bad_parent': null
    'hint.kinder.claims': null
    'hint.kinder.difficult': null
    'hint.kinder.excluded': null
    'hint.kinder.filthy': null
    'hint.kinder.lazy': null
    'hint.kinder.manipulates': null
    'hint.kinder.neglects': null
    'hint.kinder.normal': null
    'hint.kinder.obviously': null
    'hint.kinder.problem_client': null
    'hint.kinder.uncooperative': null
    'hint.kinder.unmotivated': null
    'hint.loaded.addict': null
    'hint.loaded.aggressive': null
    'hint.loaded.attention': null
    'hint.loaded.bad_parent': null
    'hint.loaded.claims': null
    'hint.loaded.difficult': null
    'hint.loaded.excluded': null
    'hint.loaded.filthy': null
    'hint.loaded.lazy': null
    'hint.loaded.manipulates': null
    'hint.loaded.neglects': null
    'hint.loaded.normal': null
    'hint.loaded.obviously': null
    'hint.loaded.problem_client': null
    'hint.loaded.uncooperative': null
    'hint.loaded.unmotivated': null
    'hint.long.among_others': null
    'hint.long.and_others': null
    'hint.long.and_so_on': null
    'hint.long.client': null
    'hint.long.for_example': null
    'hint.long.home_visit': null
    'hint.long.identity_code': null
    'hint.long.psychiatric': null
    'hint.long.regarding': null
    'hint.long.said': null
    'hint.long.so_called': null
    'hint.long.social': null
    'hint.long.week': null
    'hint.long.worker': null
    'hint.long_sentence': { words: string | number }
    'hint.other_client': null
    'hint.short.among_others': null
    'hint.short.and_others': null
    'hint.short.and_so_on': null
    'hint.short.client': null
    'hint.short.for_example': null
    'hint.short.home_visit': null
    'hint.short.identity_code': null
    'hint.short.psychiatric': null
    'hint.short.regarding': null
    'hint.short.said': null
    'hint.short.so_called': null
    'hint.short.social': null
    'hint.short.week': null
    'hint.short.worker': null
    'hint.show': null
    'hint.title': null
    'language.hint': null
    'language.label': null
    'language.name_en': null
    'language.name_fi': null
    'language.name_sv': null
    'leaf.ask.again': null
    'leaf.ask.lead': null
    'leaf.ask.may_stay': null
    'leaf.ask.not_asked': null
    'leaf.ask.not_home': null
    'leaf.ask.protected': null
    'leaf.ask.shared': null
    'leaf.ask.title': null
    'leaf.call.emergency': null
    'leaf.call.named': { phone: string | number; worker: string | number }
    'leaf.call.phone': { phone: string | number }
    'leaf.call.title': null
    'leaf.language': null
    'leaf.last.may_stay': { date: string | number; worker: string | number }
    'leaf.last.not_home': { date: string | number; worker: string | number }
    'leaf.lead': null
    'leaf.made': { date: string | number }
    'leaf.make': null
    'leaf.names_hint': null
    'leaf.open': null
    'leaf.phone_add': null
    'leaf.phone_missing': null
    'leaf.refused.lead': null
    'leaf.step.done': { date: string | number; what: string | number }
    'leaf.step.later': { what: string | number }
    'leaf.step.now': { what: string | number }
    'leaf.steps': null
    'leaf.tasks': null
    'measure.board.again': null
    'measure.board.back': null
    'measure.board.begin': null
    'measure.board.continue': null
    'measure.board.finished': null
    'measure.board.unfinished': { answered: string | number; asked: string | number; when: string | number }
    'measure.board.when': null
    'measure.cell.declined': null
    'measure.cell.not_asked': null
    'measure.cell.skipped': null
    'measure.files.ignored': { places: string | number }
    'measure.files.import': null
    'measure.files.imported': { title: string | number }
    'measure.files.lead': null
    'measure.files.own': null
    'measure.files.refused': null
    'measure.files.title': null
    'measure.files.version': { version: string | number }
    'measure.files.where': { at: string | number }
    'measure.finding.answered': { answered: string | number; asked: string | number }
    'measure.finding.better': { score: string | number }
    'measure.finding.no_total': null
    'measure.finding.none': null
    'measure.finding.total': { score: string | number }
    'measure.finding.unchanged': { score: string | number }
    'measure.finding.worse': { score: string | number }
    'measure.from_to': { from: string | number; to: string | number }
    'measure.gas.about': null
    'measure.gas.all': null
    'measure.gas.assessed': null
    'measure.gas.course': { levels: string | number }
    'measure.gas.expected': null
    'measure.gas.kept': null
    'measure.gas.level': null
    'measure.gas.levels': null
    'measure.gas.no_goals': null
    'measure.gas.no_t': null
    'measure.gas.not_assessed': null
    'measure.gas.not_now': null
    'measure.gas.save': null
    'measure.gas.saved': null
    'measure.gas.score': null
    'measure.gas.t': null
    'measure.gas.title': { score: string | number }
    'measure.gas.title_none': null
    'measure.gas.together': null
    'measure.gas.weight': null
    'measure.gas.when': null
    'measure.gas.without_levels': null
    'measure.gas.write_levels': null
    'measure.least_change': { least: string | number }
    'measure.no': null
    'measure.occasion.end': null
    'measure.occasion.mid': null
    'measure.occasion.other': null
    'measure.occasion.start': null
    'measure.question.decline': null
    'measure.question.end': { label: string | number; number: string | number }
    'measure.question.finish': null
    'measure.question.keys_scale': null
    'measure.question.next': null
    'measure.question.nothing_chosen': null
    'measure.question.number_hint': { high: string | number; low: string | number }
    'measure.question.own_words': null
    'measure.question.progress': { number: string | number; of: string | number }
    'measure.question.skip': null
    'measure.question.was_declined': null
    'measure.question.was_skipped': null
    'measure.question.ways': null
    'measure.refused.answer_impossible': null
    'measure.refused.band_without_source': null
    'measure.refused.band_wrong': null
    'measure.refused.bands_without_total': null
    'measure.refused.condition_form': null
    'measure.refused.condition_later': null
    'measure.refused.condition_unknown': null
    'measure.refused.direction_unknown': null
    'measure.refused.field_form': null
    'measure.refused.holder_missing': null
    'measure.refused.id_form': null
    'measure.refused.item_type_unknown': null
    'measure.refused.language_missing': null
    'measure.refused.language_unknown': null
    'measure.refused.licence_missing': null
    'measure.refused.link_id_form': null
    'measure.refused.link_id_twice': null
    'measure.refused.missing_rule_uneven': null
    'measure.refused.missing_rule_unknown': null
    'measure.refused.mode_unknown': null
    'measure.refused.modifier_unknown': null
    'measure.refused.no_questions': null
    'measure.refused.not_a_questionnaire': null
    'measure.refused.not_in_use': null
    'measure.refused.not_json': null
    'measure.refused.nothing_to_score': null
    'measure.refused.number_wrong': null
    'measure.refused.option_form': null
    'measure.refused.option_twice': null
    'measure.refused.option_without_score': null
    'measure.refused.options_elsewhere': null
    'measure.refused.options_missing': null
    'measure.refused.range_wrong': null
    'measure.refused.repeats': null
    'measure.refused.scale_missing': null
    'measure.refused.scoring_unknown': null
    'measure.refused.source_missing': null
    'measure.refused.table_gap': null
    'measure.refused.table_twice': null
    'measure.refused.text_missing': null
    'measure.refused.text_strange': null
    'measure.refused.text_too_long': null
    'measure.refused.too_deep': null
    'measure.refused.too_large': null
    'measure.refused.too_many_items': null
    'measure.refused.version_missing': null
    'measure.result.answered': null
    'measure.result.count': { answered: string | number; asked: string | number }
    'measure.result.legend': { high: string | number; low: string | number }
    'measure.result.legend_plain': null
    'measure.result.point': null
    'measure.result.safety': null
    'measure.result.source': { source: string | number }
    'measure.result.table': { title: string | number }
    'measure.result.total': null
    'measure.result.whose': { holder: string | number; licence: string | number }
    'measure.verdict.better': null
    'measure.verdict.same': null
    'measure.verdict.worse': null
    'measure.why_no_total.no_total': null
    'measure.why_no_total.not_in_table': null
    'measure.why_no_total.nothing_answered': null
    'measure.why_no_total.too_many_missing': null
    'measure.yes': null
    'period.basis_hint': null
    'period.card.add': null
    'period.card.bar': { week: string | number; weeks: string | number }
    'period.card.edit': null
    'period.card.last_day': null
    'period.card.none': null
    'period.card.over': { date: string | number }
    'period.card.renew': null
    'period.card.title': { from: string | number; to: string | number }
    'period.card.week': { week: string | number; weeks: string | number }
    'period.change.decided_by': null
    'period.change.lead': null
    'period.change.reason': null
    'period.change.title': null
    'period.decision_elsewhere': null
    'period.demo_note': null
    'period.deputy.add': null
    'period.deputy.from': null
    'period.deputy.lead': null
    'period.deputy.name': null
    'period.deputy.now': { date: string | number; name: string | number }
    'period.deputy.title': null
    'period.deputy.until': null
    'period.field.assessment_on': null
    'period.field.choose': null
    'period.field.decision_from': null
    'period.field.decision_on': null
    'period.field.decision_until': null
    'period.field.ends_on': null
    'period.field.own_worker': null
    'period.field.plan_on': null
    'period.field.service_task': null
    'period.field.social_service': null
    'period.field.starts_on': null
    'period.history.row': { date: string | number; from: string | number; until: string | number }
    'period.history.title': null
    'period.history.why': { reason: string | number; who: string | number }
    'period.lead': null
    'period.no_codes.open': null
    'period.no_codes.text': null
    'period.no_codes.title': null
    'period.remote.days': null
    'period.remote.lead': null
    'period.remote.title': null
    'period.review.add': null
    'period.review.held': null
    'period.review.lead': null
    'period.review.next': { date: string | number }
    'period.review.on': { number: string | number }
    'period.review.title': null
    'period.save': null
    'period.saved': null
    'period.section.basis': null
    'period.section.decision': null
    'period.section.service': null
    'period.section.term': null
    'period.term_hint': null
    'period.title_edit': null
    'period.title_new': null
    'phone.agreed': null
    'phone.agreed_hint': null
    'phone.agreed_none': null
    'phone.code': { what: string | number }
    'phone.language': null
    'phone.lead': null
    'phone.meeting.chat': null
    'phone.meeting.email': null
    'phone.meeting.group': null
    'phone.meeting.home_visit': null
    'phone.meeting.message': null
    'phone.meeting.network_meeting': null
    'phone.meeting.office': null
    'phone.meeting.outreach': null
    'phone.meeting.phone': null
    'phone.meeting.video': null
    'phone.names': null
    'phone.names_hint': null
    'phone.next': null
    'phone.next_hint': null
    'phone.next_none': null
    'phone.open': null
    'phone.place': { place: string | number }
    'phone.save': null
    'phone.saved': { file: string | number }
    'phone.says': null
    'phone.service': { unit: string | number; worker: string | number }
    'phone.task.client': null
    'phone.task.due': { date: string | number; what: string | number; who: string | number }
    'phone.task.open': { what: string | number; who: string | number }
    'phone.task.worker': null
    'phone.title': null
    'phone.what': null
    'phrase.book.import': null
    'phrase.book.imported': null
    'phrase.book.line': { at: string | number }
    'phrase.book.none': null
    'phrase.book.refused': null
    'phrase.book.title': null
    'phrase.book.where': { at: string | number }
    'phrase.button': null
    'phrase.field.agreed': null
    'phrase.field.assessment': null
    'phrase.field.client_tells': null
    'phrase.field.document': null
    'phrase.field.group_did': null
    'phrase.field.observations': null
    'phrase.find': null
    'phrase.here': null
    'phrase.inserted': null
    'phrase.lead': null
    'phrase.menu': null
    'phrase.mine.add': null
    'phrase.mine.edit': null
    'phrase.mine.fields': null
    'phrase.mine.lead': null
    'phrase.mine.name': null
    'phrase.mine.text': null
    'phrase.none': null
    'phrase.others': null
    'phrase.own': null
    'phrase.refused.empty': null
    'phrase.refused.id_missing': null
    'phrase.refused.name_long': null
    'phrase.refused.name_missing': null
    'phrase.refused.not_understood': null
    'phrase.refused.same_id': null
    'phrase.refused.text_long': null
    'phrase.refused.text_missing': null
    'phrase.refused.too_large': null
    'phrase.refused.too_many': null
    'phrase.refused.unread': null
    'phrase.templates': null
    'phrase.title': null
    'policy.refused.address_says_too_much': null
    'policy.refused.certificate_unread': null
    'policy.refused.empty': null
    'policy.refused.missing': null
    'policy.refused.not_an_address': null
    'policy.refused.not_https': null
    'policy.refused.not_json': null
    'policy.refused.out_of_range': null
    'policy.refused.pin_unread': null
    'policy.refused.pin_without_backup': null
    'policy.refused.strange': null
    'policy.refused.too_large': null
    'policy.refused.too_long': null
    'policy.refused.unknown_field': null
    'policy.refused.wrong_kind': null
    'problem.age_not_understood': null
    'problem.ages_wrong_way': null
    'problem.already_member': null
    'problem.answer_not_offered': null
    'problem.answer_outside_scale': null
    'problem.attendance_missing': null
    'problem.business_id_form': null
    'problem.cancel_reason_missing': null
    'problem.code_unknown': null
    'problem.date_does_not_exist': null
    'problem.date_in_future': null
    'problem.date_not_understood': null
    'problem.date_too_far': null
    'problem.dissent_without_words': null
    'problem.email_not_understood': null
    'problem.end_before_start': null
    'problem.evaluation_without_plan': null
    'problem.goal_without_levels': null
    'problem.goal_without_words': null
    'problem.ground_missing': null
    'problem.identity_characters': null
    'problem.identity_check': null
    'problem.identity_date': null
    'problem.identity_in_future': null
    'problem.identity_length': null
    'problem.identity_number': null
    'problem.identity_separator': null
    'problem.identity_taken': null
    'problem.kept_row_missing': { limit: string | number }
    'problem.level_range': null
    'problem.levels_missing': null
    'problem.mode_missing': null
    'problem.named_twice': null
    'problem.names_another': null
    'problem.names_member': null
    'problem.next_before_this': null
    'problem.nothing_corrected': null
    'problem.nothing_recorded': null
    'problem.number_range': { limit: string | number }
    'problem.oid_form': null
    'problem.outside_term': null
    'problem.period_missing': null
    'problem.periods_overlap': null
    'problem.phone_not_understood': null
    'problem.postal_code': null
    'problem.question_not_asked': null
    'problem.reason_missing': null
    'problem.required': null
    'problem.second_worker_missing': null
    'problem.session_in_future': null
    'problem.task_without_name': null
    'problem.task_without_what': null
    'problem.temporary_identifier_form': null
    'problem.time_does_not_exist': null
    'problem.time_not_understood': null
    'problem.too_long': { limit: string | number }
    'problem.too_many': { limit: string | number }
    'problem.weight_range': null
    'quick.clients': null
    'quick.deeds': null
    'quick.field': null
    'quick.here': null
    'quick.hint': null
    'quick.language': null
    'quick.new_visit': null
    'quick.none': null
    'quick.rooms': null
    'quick.search': null
    'quick.search_empty': null
    'quick.search_for': { words: string | number }
    'quick.title': null
    'quick.whose_field': null
    'quick.whose_none': null
    'quick.whose_title': null
    'recovery.change.done': null
    'recovery.change.lead': null
    'recovery.change.present': null
    'recovery.change.save': null
    'recovery.change.title': null
    'recovery.event.asked_while_locked': null
    'recovery.event.clock_moved': null
    'recovery.event.cost_raised': null
    'recovery.event.keychain_bound': null
    'recovery.event.keychain_freed': null
    'recovery.event.locked': null
    'recovery.event.locked_away': null
    'recovery.event.locked_broke_off': null
    'recovery.event.locked_guessed': null
    'recovery.event.locked_idle': null
    'recovery.event.locked_long_day': null
    'recovery.event.opened': null
    'recovery.event.passphrase_changed': null
    'recovery.event.recovered': null
    'recovery.event.recovery_asked': null
    'recovery.event.recovery_placed': null
    'recovery.event.recovery_proven': null
    'recovery.event.together_code_placed': null
    'recovery.event.together_code_wrong': null
    'recovery.event.typing_cut': null
    'recovery.events': null
    'recovery.forgotten.again': null
    'recovery.forgotten.answer_lead': null
    'recovery.forgotten.answer_title': null
    'recovery.forgotten.ask': null
    'recovery.forgotten.ask_lead': null
    'recovery.forgotten.asked_title': null
    'recovery.forgotten.have': null
    'recovery.forgotten.nobody': null
    'recovery.forgotten.open': null
    'recovery.forgotten.opening': null
    'recovery.forgotten.paper': null
    'recovery.forgotten.say': null
    'recovery.forgotten.send': { file: string | number; folder: string | number }
    'recovery.forgotten.title': null
    'recovery.forgotten.wait': null
    'recovery.keychain.bind': null
    'recovery.keychain.cost': null
    'recovery.keychain.free': null
    'recovery.keychain.lead': null
    'recovery.keychain.older': null
    'recovery.keychain.state.bound': null
    'recovery.keychain.state.free': null
    'recovery.keychain.title': null
    'recovery.note.missing': null
    'recovery.note.unproven': null
    'recovery.note_act': null
    'recovery.openings': null
    'recovery.spare.file': null
    'recovery.spare.key_proven': { day: string | number }
    'recovery.spare.key_unproven': null
    'recovery.spare.keys': null
    'recovery.spare.keys_hint': null
    'recovery.spare.lead': null
    'recovery.spare.only_one': null
    'recovery.spare.overdue': null
    'recovery.spare.passphrase': null
    'recovery.spare.place': null
    'recovery.spare.replace': null
    'recovery.spare.title': null
    'recovery.spare.use': null
    'recovery.state.missing': null
    'recovery.state.proven': null
    'recovery.state.unproven': null
    'recovery.test.code': null
    'recovery.test.confirm': null
    'recovery.test.lead': null
    'recovery.test.title': null
    'recovery.test.write': null
    'recovery.test.written': { file: string | number; folder: string | number }
    'recovery.title': null
    'risk.add': null
    'risk.edit': null
    'risk.end.act': null
    'risk.end.because': null
    'risk.end.confirm': null
    'risk.end.text': null
    'risk.end.title': null
    'risk.ended': { because: string | number }
    'risk.field.description': null
    'risk.field.description_hint': null
    'risk.field.ends_on': null
    'risk.field.ends_on_hint': null
    'risk.field.second_worker': null
    'risk.field.source': null
    'risk.field.starts_on': null
    'risk.first': null
    'risk.lead': null
    'risk.none': null
    'risk.open': null
    'risk.others': null
    'risk.save': null
    'risk.saved': null
    'risk.since': { from: string | number }
    'risk.source': { source: string | number }
    'risk.span': { from: string | number; until: string | number }
    'risk.title': null
    'risk.two': null
    'scale.start': null
    'scale.start_now': { now: string | number; start: string | number }
    'search.done': null
    'search.empty.text': null
    'search.empty.title': null
    'search.group.clients': null
    'search.group.documents': null
    'search.group.entries': null
    'search.group.goals': null
    'search.group.tasks': null
    'search.more': null
    'search.near': null
    'search.nothing.text': null
    'search.nothing.title': { text: string | number }
    'search.title': null
    'session.field.date': null
    'session.field.ends': null
    'session.field.ends_hint': null
    'session.field.mode': null
    'session.field.place': null
    'session.field.place_hint': null
    'session.field.place_protected': null
    'session.field.second_worker': null
    'session.field.starts': null
    'session.mode.chat': null
    'session.mode.email': null
    'session.mode.group': null
    'session.mode.home_visit': null
    'session.mode.message': null
    'session.mode.network_meeting': null
    'session.mode.office': null
    'session.mode.outreach': null
    'session.mode.phone': null
    'session.mode.video': null
    'session.next.none': null
    'session.next.past': null
    'session.next.plan': null
    'session.next.record': null
    'session.next.title': null
    'session.plan.lead': null
    'session.plan.save': null
    'session.plan.saved': null
    'session.plan.title': null
    'settings.about': null
    'settings.about_text': null
    'settings.is_not_alarm': null
    'settings.is_not_certified': null
    'settings.is_not_decisions': null
    'settings.is_not_network': null
    'settings.is_not_title': null
    'settings.licence': null
    'settings.lock_text': null
    'settings.parts': null
    'settings.title': null
    'staircase.done': null
    'staircase.done_on': { date: string | number }
    'staircase.later': null
    'staircase.now': null
    'sync.aside.altered': null
    'sync.aside.breaks_rule': null
    'sync.aside.changed_there': null
    'sync.aside.gone_there': null
    'sync.aside.leans_on': null
    'sync.aside.no_longer_ours': null
    'sync.aside.not_kept': null
    'sync.aside.not_taken': null
    'sync.aside.not_understood': null
    'sync.aside.orphan': null
    'sync.aside.other_client': null
    'sync.aside.same_person': null
    'sync.aside.unsayable': null
    'sync.automatic': null
    'sync.automatic_hint': null
    'sync.awaiting': null
    'sync.browser.done': null
    'sync.browser.done_text': null
    'sync.browser.failed': null
    'sync.browser.failed_text': null
    'sync.choose': null
    'sync.claim.checked': { when: string | number }
    'sync.claim.doubted': null
    'sync.claim.never': null
    'sync.claim.not_understood': null
    'sync.claim.nothing': null
    'sync.claim.refused': null
    'sync.claim.sign_in': null
    'sync.claim.unchecked': null
    'sync.counted.checking': { done: string | number; of: string | number }
    'sync.counted.clients': { done: string | number; of: string | number }
    'sync.counted.fetching': { done: string | number; of: string | number }
    'sync.counted.sending': { done: string | number; of: string | number }
    'sync.end.broken_off': { when: string | number }
    'sync.end.busy': { when: string | number }
    'sync.end.cancelled': { when: string | number }
    'sync.end.done': { when: string | number }
    'sync.end.fault': { when: string | number }
    'sync.end.no_connection': { when: string | number }
    'sync.end.no_room': { when: string | number }
    'sync.end.not_trusted': { when: string | number }
    'sync.end.not_understood': { when: string | number }
    'sync.end.record_broken': { when: string | number }
    'sync.end.redirected': { when: string | number }
    'sync.end.refused': { when: string | number }
    'sync.end.sign_in_needed': { when: string | number }
    'sync.end.some_aside': { when: string | number }
    'sync.end.stopped': { when: string | number }
    'sync.folder': null
    'sync.folder_lead': null
    'sync.folder_too': { when: string | number }
    'sync.host': { host: string | number }
    'sync.lead': null
    'sync.lease_last': null
    'sync.needs': null
    'sync.none_there': null
    'sync.none_waiting': null
    'sync.noun.attendance': null
    'sync.noun.group_member': null
    'sync.noun.group_session': null
    'sync.noun.measure_file': null
    'sync.noun.worker': null
    'sync.open_it': null
    'sync.pausing': null
    'sync.phase.checking': null
    'sync.phase.clients': null
    'sync.phase.connecting': null
    'sync.phase.fetching': null
    'sync.phase.sending': null
    'sync.policy.choose': null
    'sync.policy.client': null
    'sync.policy.host': null
    'sync.policy.issuer': null
    'sync.policy.lease': null
    'sync.policy.look': null
    'sync.policy.none': null
    'sync.policy.other': null
    'sync.policy.other_server': null
    'sync.policy.own_ca': null
    'sync.policy.passphrase': null
    'sync.policy.pinned': null
    'sync.policy.refused': null
    'sync.policy.system_ca': null
    'sync.policy.taken': { host: string | number }
    'sync.policy.title': null
    'sync.policy.trust': null
    'sync.policy.use': null
    'sync.proof.before': null
    'sync.proof.column.at': null
    'sync.proof.column.count': null
    'sync.proof.column.hash': null
    'sync.proof.column.id': null
    'sync.proof.column.noun': null
    'sync.proof.column.version': null
    'sync.proof.counts': null
    'sync.proof.hint': null
    'sync.proof.link': null
    'sync.proof.made': { host: string | number; name: string | number; organisation: string | number; unit: string | number; when: string | number }
    'sync.proof.newest': { when: string | number }
    'sync.proof.no_names': null
    'sync.proof.print': null
    'sync.proof.rows': null
    'sync.proof.save': null
    'sync.proof.saved': { file: string | number }
    'sync.proof.says': null
    'sync.proof.says_not': null
    'sync.proof.says_stale': null
    'sync.proof.title': null
    'sync.proof.title_not': null
    'sync.proof.title_stale': null
    'sync.question.go_on.server_changed': null
    'sync.question.go_on.too_many_gone': null
    'sync.question.go_on.went_back': null
    'sync.question.leave': null
    'sync.question.server_changed': null
    'sync.question.title': null
    'sync.question.too_many_gone': null
    'sync.question.went_back': null
    'sync.refused_row': null
    'sync.refused_title': null
    'sync.send': null
    'sync.send_again': null
    'sync.sent_unsure': null
    'sync.sign_in.again': null
    'sync.sign_in.begin': null
    'sync.sign_in.hint': null
    'sync.sign_in.in': { name: string | number }
    'sync.sign_in.leave': null
    'sync.sign_in.out': null
    'sync.sign_in.title': null
    'sync.sign_in.waiting': null
    'sync.state.changed_while_sending': null
    'sync.state.draft': null
    'sync.state.needs_attention': null
    'sync.state.on_server': { version: string | number; when: string | number }
    'sync.state.sending': null
    'sync.state.two_versions': null
    'sync.state.waiting': null
    'sync.stop': null
    'sync.there': null
    'sync.title': null
    'sync.to_delivery': null
    'sync.waiting': null
    'sync.work_on': null
    'task.due': { date: string | number }
    'task.empty.text': null
    'task.empty.title': null
    'task.hinders': { text: string | number }
    'task.how_named': { what: string | number }
    'task.late': { date: string | number }
    'task.lead': null
    'task.marked.done': null
    'task.marked.dropped': null
    'task.marked.not_done': null
    'task.marked.partly': null
    'task.no_due': null
    'task.no_others': null
    'task.no_own': null
    'task.obstacle': null
    'task.obstacle_saved': null
    'task.others': null
    'task.own': null
    'task.shown': { shown: string | number; total: string | number }
    'task.title': null
    'task.undo': null
    'task.who.client': null
    'task.who.worker': null
    'team.add': null
    'team.answer.given': null
    'team.answer.not_asked': null
    'team.answer.refused': null
    'team.back': null
    'team.contact.given': { date: string | number }
    'team.contact.not_asked': null
    'team.contact.refused': { date: string | number }
    'team.done': null
    'team.edit': null
    'team.field.contact': null
    'team.field.contact_on': null
    'team.field.kind': null
    'team.field.name': null
    'team.field.organisation': null
    'team.field.phone': null
    'team.field.phone_protected': null
    'team.field.role': null
    'team.field.role_hint': null
    'team.kind.close_person': null
    'team.kind.network': null
    'team.kind.service': null
    'team.lead': null
    'team.leave': null
    'team.left': null
    'team.left_on': { date: string | number }
    'team.member': null
    'team.new': null
    'team.none': null
    'team.promised': null
    'team.save': null
    'team.saved': null
    'team.suggested': null
    'team.title': null
    'today.draft_saved': { when: string | number }
    'today.drafts': null
    'today.first.action': null
    'today.first.text': null
    'today.first.title': null
    'today.last_time': { text: string | number }
    'today.meetings': null
    'today.no_promises': null
    'today.nothing.next': { day: string | number }
    'today.nothing.text': null
    'today.nothing.title': null
    'today.nothing.to_clients': null
    'today.open': { text: string | number }
    'today.promises': null
    'today.record': null
    'today.recorded': null
    'today.reminders': null
    'today.resume': null
    'today.review_due': { date: string | number }
    'today.review_late': { date: string | number }
    'today.second_worker_missing': null
    'today.seen': null
    'today.step': { number: string | number; of: string | number; text: string | number }
    'today.term_ends_now': null
    'today.term_over': null
    'today.term_today': null
    'today.unrecorded': null
    'today.with': { name: string | number }
    'together.agree.client': null
    'together.agree.due': null
    'together.agree.other': null
    'together.agree.save': null
    'together.agree.title': null
    'together.agree.what': null
    'together.agree.who': null
    'together.agree.who_name': null
    'together.agree.worker': null
    'together.code.hint': null
    'together.code.label': null
    'together.code.lead': null
    'together.code.missing': null
    'together.code.placed': null
    'together.code.save': null
    'together.code.saved': null
    'together.code.title': null
    'together.conceal': null
    'together.conceal_short': null
    'together.concealed': null
    'together.enter': null
    'together.entry.agreed': null
    'together.entry.ask': null
    'together.entry.change': null
    'together.entry.change_ask': null
    'together.entry.change_save': null
    'together.entry.changed': null
    'together.entry.client_tells': null
    'together.entry.disagree': null
    'together.entry.dissent': null
    'together.entry.dissent_hint': null
    'together.entry.dissent_save': null
    'together.entry.hint': null
    'together.entry.lead': { date: string | number }
    'together.entry.none': null
    'together.entry.observations': null
    'together.entry.said_agrees': null
    'together.entry.said_disagrees': { words: string | number }
    'together.entry.title': null
    'together.entry.yes': null
    'together.goal.before': null
    'together.goal.next': null
    'together.goal.number': { number: string | number; of: string | number }
    'together.home.back': null
    'together.home.empty': null
    'together.home.lead': null
    'together.home.next': { when: string | number }
    'together.home.no_next': null
    'together.home.title': { name: string | number }
    'together.leave.action': null
    'together.leave.label': null
    'together.leave.lead': null
    'together.leave.title': null
    'together.levels.ask': null
    'together.levels.hint': null
    'together.levels.hoped': null
    'together.levels.less': null
    'together.levels.more': null
    'together.levels.much_less': null
    'together.levels.much_more': null
    'together.levels.now': null
    'together.levels.saved': null
    'together.levels.start': null
    'together.levels.title': null
    'together.levels.word': null
    'together.levels.word_save': null
    'together.loading': null
    'together.measures.begin': null
    'together.measures.go_on': null
    'together.measures.hint': null
    'together.measures.last': { date: string | number }
    'together.measures.lead': null
    'together.measures.stop': null
    'together.measures.thanks': null
    'together.measures.title': null
    'together.obstacle.hint': null
    'together.obstacle.label': null
    'together.obstacle.save': null
    'together.steps.add': null
    'together.steps.all_done': null
    'together.steps.back': null
    'together.steps.did': null
    'together.steps.done_label': null
    'together.steps.hint': null
    'together.steps.how': null
    'together.steps.new_label': null
    'together.steps.none': null
    'together.steps.not_yet': null
    'together.steps.now': null
    'together.steps.said_added': null
    'together.steps.said_done': null
    'together.steps.said_not_yet': null
    'together.steps.said_partly': null
    'together.steps.said_taken_back': null
    'together.steps.smaller': null
    'together.steps.smaller_label': null
    'together.steps.some': null
    'together.steps.title': null
    'together.tasks.before': null
    'together.tasks.client': null
    'together.tasks.did': null
    'together.tasks.drop': null
    'together.tasks.due': { date: string | number }
    'together.tasks.hint': null
    'together.tasks.next': null
    'together.tasks.none': null
    'together.tasks.not_yet': null
    'together.tasks.number': { number: string | number; of: string | number }
    'together.tasks.other': { name: string | number }
    'together.tasks.said': { mark: string | number }
    'together.tasks.some': null
    'together.tasks.take_back': null
    'together.tasks.title': null
    'together.tasks.today': null
    'together.tasks.worker': null
    'undo.deed.client_saved': null
    'undo.deed.criteria_saved': null
    'undo.deed.goal_saved': null
    'undo.deed.group_ended': null
    'undo.deed.group_goes_on': null
    'undo.deed.group_saved': null
    'undo.deed.level_set': null
    'undo.deed.meeting_planned': null
    'undo.deed.meeting_removed': null
    'undo.deed.member_back': null
    'undo.deed.member_left': null
    'undo.deed.period_saved': null
    'undo.deed.phrase_removed': null
    'undo.deed.phrase_saved': null
    'undo.deed.phrases_imported': null
    'undo.deed.reminder_seen': null
    'undo.deed.risk_ended': null
    'undo.deed.risk_saved': null
    'undo.deed.step_added': null
    'undo.deed.step_marked': null
    'undo.deed.step_unmarked': null
    'undo.deed.task_marked': null
    'undo.deed.task_unmarked': null
    'undo.deed.team_saved': null
    'undo.done': null
    'undo.region': null
    'vault.about': null
    'vault.ask_help': null
    'vault.forgot': null
    'vault.keys_mended': null
    'vault.new': null
    'vault.open': null
    'vault.opening': null
    'vault.passphrase.good': null
    'vault.passphrase.hint': null
    'vault.passphrase.label': null
    'vault.passphrase.very_good': null
    'vault.passphrase.weak': null
    'vault.prove.lead': null
    'vault.prove.title': null
    'vault.restore': null
    'vault.space.low': null
    'vault.space.too_little': null
    'vault.start.another': null
    'vault.start.begin': null
    'vault.start.done_client': null
    'vault.start.done_lead': null
    'vault.start.done_lock': null
    'vault.start.done_session': null
    'vault.start.done_title': null
    'vault.start.make': null
    'vault.start.making': null
    'vault.start.new_bag': null
    'vault.start.nobody': null
    'vault.start.own': null
    'vault.start.paper': null
    'vault.start.phrase_lead': null
    'vault.start.phrase_title': null
    'vault.start.step': { number: string | number }
    'vault.start.suggestion': null
    'vault.start.take': null
    'vault.start.who_lead': null
    'vault.start.who_title': null
    'vault.title': null
    'vault.wait_why': null
    'vault.whose': null
    'worker.field.business_hint': null
    'worker.field.business_id': null
    'worker.field.family_name': null
    'worker.field.given_names': null
    'worker.field.oid_hint': null
    'worker.field.organisation_hint': null
    'worker.field.organisation_name': null
    'worker.field.organisation_oid': null
    'worker.field.phone': null
    'worker.field.phone_hint': null
    'worker.field.title': null
    'worker.field.title_hint': null
    'worker.field.unit_name': null
    'worker.field.unit_oid': null
    'worker.identifiers': null
    'worker.lead': null
    'worker.title': null
  }
  /** Key of a text with .one and .other → its parameters. */
  export interface Plurals {
    'access.rows': { count: number }
    'access.times': { count: number }
    'backup.damaged': { count: number }
    'backup.only_here': { count: number }
    'backup.restore.damaged': { count: number }
    'backup.restore.entries': { count: number }
    'backup.restore.missing': { count: number }
    'client.list.count': { count: number }
    'client.list.found': { count: number; text: string | number }
    'client.meetings.count': { count: number }
    'client.meetings.together': { count: number }
    'code.imported': { count: number }
    'conflict.joined': { count: number }
    'delivery.hand_over.done': { count: number; file: string | number; folder: string | number }
    'delivery.hand_over.pages_only': { count: number }
    'delivery.held_back': { count: number }
    'delivery.more': { count: number }
    'delivery.receipt': { count: number; folder: string | number }
    'frame.count_delivery': { count: number }
    'frame.count_promises': { count: number }
    'frame.count_today': { count: number }
    'frame.drafts': { count: number }
    'frame.only_here': { count: number }
    'group.capture.left': { count: number }
    'group.members': { count: number }
    'handbook.search.found': { count: number }
    'measure.board.questions': { count: number }
    'measure.filled': { count: number }
    'measure.finding.down': { count: number }
    'measure.finding.same': { count: number }
    'measure.finding.up': { count: number }
    'measure.result.other_versions': { count: number }
    'period.card.left': { count: number }
    'phone.left_out': { count: number }
    'phrase.book.phrases': { count: number }
    'phrase.book.templates': { count: number }
    'problem.summary': { count: number }
    'quick.count': { count: number }
    'recovery.failed_tries': { count: number }
    'risk.in_force': { count: number }
    'search.found': { count: number; text: string | number }
    'search.waiting': { count: number }
    'sync.claim.all': { count: number }
    'sync.claim.attention': { count: number }
    'sync.claim.not_confirmed': { count: number }
    'sync.claim.not_known': { count: number }
    'sync.claim.only_here': { count: number }
    'sync.claim.two_versions': { count: number }
    'sync.fetched': { count: number }
    'sync.lease': { count: number }
    'sync.policy.lease_days': { count: number }
    'sync.proof.drafts': { count: number }
    'sync.question.about': { count: number }
    'sync.sent': { count: number }
    'sync.so_far': { count: number }
    'today.open_more': { count: number; text: string | number }
    'today.term_ends': { count: number; date: string | number }
    'today.term_left': { count: number }
    'vault.passphrase.short': { count: number }
    'vault.wait_minutes': { count: number }
    'vault.wait_seconds': { count: number }
  }
}
declare module 'virtual:messages/door' {
  export const tables: Record<'fi' | 'sv' | 'en', Record<string, string>>
}
declare module 'virtual:messages/fi' {
  export const table: Record<string, string>
}
declare module 'virtual:messages/sv' {
  export const table: Record<string, string>
}
declare module 'virtual:messages/en' {
  export const table: Record<string, string>
}
