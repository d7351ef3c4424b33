//! Made-up people and what they say: names of syllables, sentences of a small stock. The same number always gives the same person.

use askel_domain::client::{Client, ClosePerson, NonDisclosure};
use askel_domain::contact::{Address, Phone};
use askel_domain::id::{ClientId, ClosePersonId};
use askel_domain::identity::Identity;
use chrono::NaiveDate;

const FIRST: [&str; 16] = ["ka", "le", "mi", "ran", "vuo", "sal", "här", "tö", "jo", "pel", "nii", "hau", "äh", "ky", "tuo", "rei"];
const SECOND: [&str; 12] = ["ta", "ki", "ra", "lo", "mä", "no", "pa", "si", "vi", "hu", "lä", "ju"];
const LAST: [&str; 6] = ["la", "nen", "maa", "korpi", "salo", "ri"];
const GIVEN: [&str; 8] = ["na", "mi", "ko", "ri", "va", "sa", "te", "li"];

const SAYINGS: [&str; 14] = [
    "Kävelin tällä viikolla kaksi kertaa rantaan asti ja istuin siellä penkillä.",
    "Yöt ovat menneet paremmin, heräsin vain kerran.",
    "Kaupassa oli väkeä, mutta sain ostokset tehtyä ja kassalla juteltiin vähän.",
    "Puhelimeen vastaaminen tuntuu vielä raskaalta, varsinkin aamuisin.",
    "Siskon kanssa sovittiin, että hän tulee lauantaina kahville.",
    "Keittiön pöytä on nyt tyhjä, ja laskut ovat yhdessä kansiossa.",
    "Bussilla kulkeminen onnistui, kun lähdettiin ajoissa.",
    "Ruokaa on tehty kotona kolmena päivänä, keittoa ja uunijuureksia.",
    "Lomake käytiin läpi kohta kohdalta, ja puuttuvat liitteet kirjattiin ylös.",
    "Kirjastossa löytyi lehti, jota ei ole luettu vuosiin.",
    "Seuraavaksi kokeillaan lyhyempää matkaa ja levätään välillä.",
    "Väsymys on tavallista, mutta mieliala oli tänään kevyempi.",
    "Pyykit jäivät tekemättä, koska pesutupa oli varattu.",
    "Ryhmään lähteminen jännittää; mennään ensimmäisellä kerralla yhdessä.",
];

pub fn family_name(number: usize) -> String {
    capitalised(&[FIRST[number % 16], SECOND[(number / 16 + number) % 12], LAST[(number / 7) % 6]].concat())
}

pub fn client(id: ClientId, number: usize) -> Client {
    let given = [GIVEN[number % 8], GIVEN[(number / 8 + 3) % 8]].concat();
    let address = Address {
        street: format!("Keksitynkatu {} B {}", number % 90 + 1, number % 40 + 1),
        postal_code: "99999".into(),
        town: "Näsimaa".into(),
    };
    Client {
        id,
        family_name: family_name(number),
        given_names: format!("{} {}", capitalised(&given), capitalised(&[GIVEN[number / 3 % 8], "a"].concat())),
        calling_name: String::new(),
        identity: Identity::NotKnownYet,
        birth_date: NaiveDate::from_yo_opt(1950 + (number % 50) as i32, (number % 365) as u32 + 1),
        phone: Phone::read("040 000 0000").ok(),
        email: String::new(),
        home: address,
        contact_address: Address::default(),
        municipality: "Näsimaa".into(),
        contact_language: "suomi".into(),
        interpreting: None,
        close_persons: vec![ClosePerson {
            id: ClosePersonId(id.0),
            name: "Sisko".into(),
            relation: "sisar".into(),
            phone: None,
            may_contact: true,
        }],
        non_disclosure: if number % 50 == 49 { NonDisclosure::Yes } else { NonDisclosure::No },
        non_disclosure_until: None,
        children_at_home: false,
    }
    .as_protection_allows()
}

/// About so many bytes of whole sentences.
pub fn told(number: usize, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 100);
    for at in number.. {
        if text.len() >= bytes {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(SAYINGS[at * 5 % SAYINGS.len()]);
    }
    text
}

pub fn sentence(number: usize) -> &'static str {
    SAYINGS[number % SAYINGS.len()]
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
