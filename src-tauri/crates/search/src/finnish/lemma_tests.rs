//! Forms meet the words they are forms of. Each line is a word and forms of it, from the grammar's own classes.

use crate::forms::forms;
use crate::language::Language;

const WORDS: [&str; 33] = [
    "talo: talon taloa talossa taloon talot talojen taloja taloissa taloihin talossani talossaan talonsa",
    "katu: kadun katua kadulla kadut katujen kaduilla kadulleen",
    "tuki: tuen tukea tuella tuet tukien tukia",
    "käsi: käden kättä käteen kädet käsien käsiä käsissä kätensä",
    "vesi: veden vettä veteen vesiä",
    "nainen: naisen naista naiselle naiset naisten naisia naisissa",
    "kuntoutus: kuntoutuksen kuntoutusta kuntoutukseen kuntoutukset kuntoutuksia kuntoutusten",
    "terveys: terveyden terveyttä terveyteen",
    "oikeus: oikeuden oikeutta oikeudet oikeuksia oikeuksien",
    "asiakas: asiakkaan asiakasta asiakkaat asiakkaiden asiakkaita asiakkaille",
    "hammas: hampaan hammasta hampaat hampaita",
    "tilanne: tilanteen tilannetta tilanteet tilanteita tilanteisiin",
    "parveke: parvekkeen parveketta parvekkeella parvekkeita",
    "puhelin: puhelimen puhelinta puhelimet puhelimia puhelinten puhelimeen",
    "askel: askelen askelta askelet askelia askelten",
    "koditon: kodittoman koditonta kodittomien",
    "vanhempi: vanhemman vanhempaa vanhemmat vanhempien",
    "kala: kalan kalaa kalat kalojen kaloja",
    "koira: koiran koirat koirien koiria koirilla",
    "tili: tilin tiliä tilit tilien tilejä tileillä",
    "soittaa: soitan soittaa soitti soitin soittanut soittaneet soitetaan soitettiin soittaisi soittamaan soittaminen soittavat",
    "hakea: haen hakee haki hain hakenut haetaan haettiin hakemaan hakisi",
    "kertoa: kerron kertoo kertoi kertonut kerrotaan kerrottiin",
    "maksaa: maksan maksoi maksanut maksettiin maksetaan",
    "tavata: tapaan tapaa tapasi tavannut tavataan tavattiin tapaamaan tapaaminen",
    "siivota: siivoan siivosi siivonnut siivottiin siivoaminen siivosimme",
    "kävellä: kävelen käveli kävellyt kävellään kävellen kävelemään",
    "kuunnella: kuuntelen kuunteli kuunnellut",
    "tarvita: tarvitsen tarvitsi tarvinnut",
    "silmä: silmän silmää silmät silmiä silmille silmien",
    "päivä: päivän päivät päivien päiviä päivinä",
    "mies: miehen miestä miehet miehiä miesten",
    "juoda: juon joi joivat juonut juotiin juominen",
];

fn shared(one: &str, other: &str) -> Vec<String> {
    let (one, other) = (forms(one, Language::Finnish), forms(other, Language::Finnish));
    one.into_iter().filter(|lemma| other.contains(lemma)).collect()
}

#[test]
fn forms_meet_their_word() {
    let mut apart = vec![];
    for line in WORDS {
        let (word, forms) = line.split_once(": ").expect("a word and its forms");
        apart.extend(forms.split(' ').filter(|form| shared(word, form).is_empty()).map(|form| format!("{word} {form}")));
    }
    assert!(apart.is_empty(), "{apart:?}");
}

#[test]
fn words_that_only_look_alike_stay_apart() {
    let pairs = [
        ("tuki", "tukka"),
        ("tuki", "tukan"),
        ("katu", "kato"),
        ("tili", "tila"),
        ("tilin", "tilan"),
        ("tili", "tiloissa"),
        ("kuusi", "kuussa"),
        ("laki", "lakka"),
        ("koti", "kota"),
        ("tila", "tilille"),
        ("hakea", "hakata"),
        ("kala", "kallo"),
    ];
    let met: Vec<_> =
        pairs.into_iter().map(|(one, other)| (one, other, shared(one, other))).filter(|(_, _, shared)| !shared.is_empty()).collect();
    assert!(met.is_empty(), "{met:?}");
}
