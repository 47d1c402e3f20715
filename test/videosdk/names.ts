// Names of people as sessions have them: several cultures and scripts, full, short, and with other data in them.
import type { Random } from './random'

interface Culture {
  given: readonly string[]
  family: readonly string[]
  familyFirst?: boolean
}

const CULTURES: readonly Culture[] = [
  {
    given: ['Aarav', 'Priya', 'Rohan', 'Ananya', 'Kavya', 'Vikram', 'Meera', 'Ishaan'],
    family: ['Sharma', 'Patel', 'Iyer', 'Reddy', 'Banerjee', 'Nair', 'Gupta', 'Singh']
  },
  {
    given: ['Emma', 'Liam', 'Olivia', 'Noah', 'Grace', 'Henry', 'Charlotte', 'Jack'],
    family: ['Smith', "O'Connor", 'Taylor', 'Campbell', 'Nguyen-Brown', 'Walker', 'Hughes', 'Reed']
  },
  {
    given: ['Sofía', 'Mateo', 'Lucía', 'José', 'Ximena', 'Andrés'],
    family: ['García López', 'Fernández', 'Muñoz', 'Ibáñez', 'Quiñones', 'Pérez']
  },
  {
    given: ['Jürgen', 'Anneliese', 'Björn', 'Zoë', 'Käthe', 'Łukasz'],
    family: ['Müller', 'Weiß', 'Østergård', 'van der Berg', 'Wiśniewski', 'Dvořák']
  },
  { given: ['伟', '芳', '秀英', '敏', '静', '磊'], family: ['王', '李', '张', '刘', '陈', '欧阳'], familyFirst: true },
  {
    given: ['さくら', '翔太', '結衣', '健一', '陽菜'],
    family: ['佐藤 ', '鈴木 ', '高橋 ', '渡辺 '],
    familyFirst: true
  },
  { given: ['민준', '서연', '지우', '하은'], family: ['김', '이', '박', '최'], familyFirst: true },
  {
    given: ['محمد', 'فاطمة', 'أحمد', 'ليلى', 'يوسف'],
    family: ['الخطيب', 'حداد', 'المصري', 'العلي']
  },
  { given: ['נועה', 'איתן', 'תמר', 'יונתן'], family: ['כהן', 'לוי', 'מזרחי', 'פרץ'] },
  {
    given: ['Анна', 'Дмитрий', 'Ольга', 'Сергей'],
    family: ['Иваненко', 'Шевченко', 'Коваль', 'Бондарь']
  },
  {
    given: ['Adaeze', 'Chinedu', 'Amina', 'Kwame', 'Thandiwe'],
    family: ['Okafor', 'Adeyemi', 'Mensah', 'Diallo', 'Nkosi']
  },
  { given: ['Ayşe', 'Mehmet', 'Çağla', 'İbrahim'], family: ['Yılmaz', 'Öztürk', 'Şahin', 'Güneş'] },
  {
    given: ['Nguyễn Thị', 'Trần Văn', 'Lê Minh', 'Phạm Thu'],
    family: ['Hương', 'Đức', 'Ánh', 'Trang']
  }
]

/** A name of a person; about one in six is only a first name, and one in twelve carries a phone number or an address. */
export function personName(random: Random): string {
  const culture = random.pick(CULTURES)
  const [given, family] = [random.pick(culture.given), random.pick(culture.family)]
  const form = random.whole(1, 24)
  if (form <= 4) return given
  if (form === 5) return `${given}_${random.text(10, '0123456789')}`
  if (form === 6) return `${given}/${random.text(6, 'abcdefghijklmnopqrstuvwxyz')}@example.com`
  return culture.familyFirst ? `${family}${given}` : `${given} ${family}`
}
