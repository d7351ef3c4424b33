// What a path of the goal form is called on the page. Knows no rules.
import { t } from '../../lib/text/text'
import { levelName } from './words'

export function goalFieldLabel(path: string): string {
  const [first, index = '0'] = path.split('.')
  switch (first) {
    case 'clientWords':
      return t('goal.words')
    case 'area':
      return t('goal.area')
    case 'direction':
      return t('goal.direction.label')
    case 'levels':
      return levelName(Number(index))
    case 'startLevel':
      return t('goal.level.start')
    case 'weight':
      return t('goal.weight.label')
    case 'steps':
      return path === 'steps' ? t('goal.section.steps') : t('goal.step.label', { number: Number(index) + 1 })
    default:
      return t('goal.section.factors')
  }
}
