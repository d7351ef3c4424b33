//! The items of a measure file: kinds, options, conditions. Knows their shape; whether they fit together is asked of the definition.

use askel_domain::measure::{AnswerValue, Condition, Item, ItemKind, ResponseOption, Safety, ShownBy, Wording};

use super::element::Element;
use super::{DEEPEST, MOST_ITEMS, Reading};
use crate::extension::{HIGH_LABEL, LOW_LABEL, MAX_VALUE, MIN_VALUE, NOT_COUNTED, ORDINAL, SAFETY, SHORT_TEXT};
use crate::refusal::FileFault;

impl Reading {
    pub(super) fn items(&mut self, parent: &mut Element<'_>, depth: usize) -> Vec<Item> {
        if depth > DEEPEST && parent.has("item") {
            parent.let_be("item");
            self.refuse(parent.at(), FileFault::TooDeep);
            return vec![];
        }
        let mut items = vec![];
        for element in parent.list("item", self) {
            self.items += 1;
            if self.items > MOST_ITEMS {
                // Said once, however many follow.
                if self.items == MOST_ITEMS + 1 {
                    self.refuse(element.at(), FileFault::TooManyItems);
                }
                break;
            }
            items.extend(self.item(element, depth));
        }
        items
    }

    fn item(&mut self, mut element: Element<'_>, depth: usize) -> Option<Item> {
        let link_id = element.text("linkId", self).unwrap_or_default().to_owned();
        let text = element.wording("text", self);
        let short = element.foreign_extension(SHORT_TEXT, self).map(|mut found| found.wording("valueString", self)).unwrap_or_default();
        let kind = self.kind(&mut element, depth);
        if element.flag("repeats", self) == Some(true) {
            self.refuse(element.path("repeats"), FileFault::Repeats);
        }
        let (shown_when, shown_by) = self.conditions(&mut element);
        let not_counted = element.extension(NOT_COUNTED, self).and_then(|mut found| found.flag("valueBoolean", self)).unwrap_or(false);
        let safety = element.extension(SAFETY, self).map(|found| self.safety(found));
        element.done(self);
        Some(Item { link_id, text, short, kind: kind?, shown_when, shown_by, counted: !not_counted, safety })
    }

    fn kind(&mut self, element: &mut Element<'_>, depth: usize) -> Option<ItemKind> {
        match element.text("type", self) {
            Some("group") => Some(ItemKind::Group { items: self.items(element, depth + 1) }),
            Some("display") => Some(ItemKind::Display),
            Some("choice") => self.options(element).map(|options| ItemKind::Choice { options }),
            Some("integer") => self.scale_of(element),
            Some("boolean") => Some(ItemKind::YesNo),
            Some("text" | "string") => Some(ItemKind::Text),
            _ => {
                self.refuse(element.path("type"), FileFault::ItemTypeUnknown);
                // Not gone into: what stands below a kind we do not know could mean anything.
                element.let_be("item");
                None
            }
        }
    }

    fn scale_of(&mut self, element: &mut Element<'_>) -> Option<ItemKind> {
        let mut end = |url| element.foreign_extension(url, self).and_then(|mut found| found.whole("valueInteger", self));
        let (low, high) = (end(MIN_VALUE), end(MAX_VALUE));
        if low.is_none() || high.is_none() {
            self.refuse(element.at(), FileFault::ScaleMissing);
        }
        let mut label = |name| match element.extension(name, self) {
            Some(mut found) => found.wording("valueString", self),
            None => Wording::default(),
        };
        let (low_label, high_label) = (label(LOW_LABEL), label(HIGH_LABEL));
        Some(ItemKind::Integer { low: low?, high: high?, low_label, high_label })
    }

    fn options(&mut self, element: &mut Element<'_>) -> Option<Vec<ResponseOption>> {
        if element.has("answerValueSet") {
            element.let_be("answerValueSet");
            self.refuse(element.path("answerValueSet"), FileFault::OptionsElsewhere);
        }
        let mut options = vec![];
        for option in element.list("answerOption", self) {
            options.push(self.option(option)?);
        }
        Some(options)
    }

    fn option(&mut self, mut element: Element<'_>) -> Option<ResponseOption> {
        let score = self.ordinal(&mut element);
        let coding = if element.has("valueCoding") { element.child("valueCoding", self) } else { None };
        let Some(mut coding) = coding else {
            self.refuse(element.at(), FileFault::OptionForm);
            return None;
        };
        // FHIR R4 lets the score stand on either.
        let score = score.or(self.ordinal(&mut coding));
        coding.let_be("system");
        let code = coding.text("code", self).unwrap_or_default().to_owned();
        let text = coding.wording("display", self);
        coding.done(self);
        element.done(self);
        Some(ResponseOption { code, text, score })
    }

    fn ordinal(&mut self, element: &mut Element<'_>) -> Option<f64> {
        element.foreign_extension(ORDINAL, self).and_then(|mut found| found.value_number(self))
    }

    fn conditions(&mut self, element: &mut Element<'_>) -> (Vec<Condition>, ShownBy) {
        let conditions: Vec<Condition> = element.list("enableWhen", self).into_iter().filter_map(|when| self.condition(when)).collect();
        let by = match (element.text("enableBehavior", self), conditions.len()) {
            (Some("any"), _) => ShownBy::Any,
            (Some("all"), _) | (None, 0 | 1) => ShownBy::All,
            // FHIR (que-12): several conditions must say how they go together.
            _ => {
                self.refuse(element.path("enableBehavior"), FileFault::ConditionForm);
                ShownBy::All
            }
        };
        (conditions, by)
    }

    fn condition(&mut self, mut when: Element<'_>) -> Option<Condition> {
        let question = when.text("question", self).unwrap_or_default().to_owned();
        let equals = when.text("operator", self) == Some("=");
        let answer = self.answer(&mut when, "answer");
        if !equals || answer.is_none() {
            self.refuse(when.at(), FileFault::ConditionForm);
        }
        when.done(self);
        Some(Condition { question, answer: answer.filter(|_| equals)? })
    }

    /// `answerCoding`, `answerInteger`, `answerBoolean` or `answerString`; the same after `value`, with `valueCode` for a coding.
    fn answer(&mut self, element: &mut Element<'_>, before: &str) -> Option<AnswerValue> {
        let name = |after: &str| format!("{before}{after}");
        if element.has(&name("Coding")) {
            let mut coding = element.child(&name("Coding"), self)?;
            let code = coding.text("code", self)?.to_owned();
            return Some(AnswerValue::Option { code });
        }
        if element.has(&name("Code")) {
            return element.text(&name("Code"), self).map(|code| AnswerValue::Option { code: code.to_owned() });
        }
        if element.has(&name("Integer")) {
            return element.whole(&name("Integer"), self).map(|number| AnswerValue::Number { number });
        }
        if element.has(&name("Boolean")) {
            return element.flag(&name("Boolean"), self).map(|yes| AnswerValue::YesNo { yes });
        }
        element.text(&name("String"), self).map(|text| AnswerValue::Text { text: text.to_owned() })
    }

    fn safety(&mut self, mut found: Element<'_>) -> Safety {
        let mut answers = vec![];
        for mut part in found.parts("answer", self) {
            match self.answer(&mut part, "value") {
                Some(answer) => answers.push(answer),
                None => self.refuse(part.at(), FileFault::FieldForm),
            }
        }
        let text = self.part_wording(&mut found, "text");
        found.done(self);
        Safety { answers, text }
    }
}
