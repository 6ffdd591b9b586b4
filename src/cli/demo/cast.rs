//! The organisations and people of the demo; all made up.

/// Somebody to sign in as.
pub struct Person {
    pub email: &'static str,
    pub name: &'static str,
    /// What the list on the terminal says of them.
    pub part: &'static str,
}

/// An organisation with its founder, who is its first global admin.
pub struct Founding {
    pub name: &'static str,
    pub country: &'static str,
    pub founder: &'static Person,
}

macro_rules! people {
    ($($ident:ident = $email:literal, $name:literal, $part:literal;)+) => {
        $(pub const $ident: Person = Person { email: $email, name: $name, part: $part };)+
        /// Everybody, in the order of the list.
        pub const PEOPLE: &[Person] = &[$($ident),+];
    };
}

people! {
    JANA = "jana@elbe-distribution.example", "Jana Petersen", "global admin of the provider Elbe Distribution";
    TOM = "tom@elbe-distribution.example", "Tom Harms", "sales agent of Elbe Distribution";
    LUKAS = "lukas@alpen-cloud.example", "Lukas Moser", "global admin of the provider Alpen Cloud";
    MIRA = "mira@hafen-it.example", "Mira Scholz", "global admin of the reseller Hafen IT";
    PAUL = "paul@hafen-it.example", "Paul Wendt", "sales agent of Hafen IT";
    SVEN = "sven@hafen-it.example", "Sven Thiel", "helpdesk agent of Hafen IT";
    HEIKE = "heike@bergmann-systems.example", "Heike Bergmann", "global admin of the reseller Bergmann Systems";
    NINA = "nina@klarwerk.example", "Nina Huber", "global admin of the reseller Klarwerk Digital";
    EMIL = "emil@donau-networks.example", "Emil Novak", "global admin of the reseller Donau Networks";
    ANNA = "anna@morgenrot.example", "Anna Morgen", "global admin of the customer Morgenrot Bakery";
    KARL = "karl@lindau-clinic.example", "Karl Vogt", "global admin of the customer Lindau Clinic";
    RITA = "rita@lindau-clinic.example", "Rita Sommer", "relationship admin of Lindau Clinic";
    JONAS = "jonas@nordlicht.example", "Jonas Brandt", "global admin of the customer Nordlicht Logistics";
    CLARA = "clara@weser-legal.example", "Clara Menke", "global admin of the customer Weser Legal";
    FRANZ = "franz@tannhof.example", "Franz Gruber", "global admin of the customer Tannhof Hotels";
    IDA = "ida@isar-engineering.example", "Ida Lechner", "global admin of the customer Isar Engineering";
    OTTO = "otto@kupfer-sons.example", "Otto Kupfer", "global admin of the customer Kupfer and Sons";
    LENA = "lena@seestern-travel.example", "Lena Faber", "global admin of the customer Seestern Travel";
}

/// Was invited and has not signed up.
const BJORN: Person = Person {
    email: "bjorn@brise-yachting.example",
    name: "Bjorn Thomsen",
    part: "",
};

macro_rules! founding {
    ($ident:ident, $name:literal, $country:literal, $founder:ident) => {
        pub const $ident: Founding = Founding {
            name: $name,
            country: $country,
            founder: &$founder,
        };
    };
}

founding!(ELBE, "Elbe Distribution", "DE", JANA);
founding!(ALPEN, "Alpen Cloud", "AT", LUKAS);
founding!(HAFEN, "Hafen IT", "DE", MIRA);
founding!(BERGMANN, "Bergmann Systems", "DE", HEIKE);
founding!(KLARWERK, "Klarwerk Digital", "AT", NINA);
founding!(DONAU, "Donau Networks", "AT", EMIL);
founding!(MORGENROT, "Morgenrot Bakery", "DE", ANNA);
founding!(LINDAU, "Lindau Clinic", "DE", KARL);
founding!(NORDLICHT, "Nordlicht Logistics", "DE", JONAS);
founding!(WESER, "Weser Legal", "DE", CLARA);
founding!(TANNHOF, "Tannhof Hotels", "AT", FRANZ);
founding!(ISAR, "Isar Engineering", "DE", IDA);
founding!(KUPFER, "Kupfer and Sons", "AT", OTTO);
founding!(SEESTERN, "Seestern Travel", "DE", LENA);
founding!(BRISE, "Brise Yachting", "DE", BJORN);
