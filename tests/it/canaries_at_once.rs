//! Nothing of another organisation in any byte out, also when everybody reads at the same time (P11): what one request
//! gathered never comes out in the answer to another.
use crate::{
    client::Client,
    harness::{Portal, on_each_database},
    people::PASSWORD,
    tree::none,
    world::{House, World},
};
use futures_util::future::join_all;
use multichannel::web::routes;

const WORDS: [&str; 2] = ["kanariaeins", "kanariazwei"];
/// How often everybody reads everything.
const ROUNDS: usize = 2;

/// The addresses of a house that name nothing else, and the organisation's own account of what is where.
fn pages(house: &House) -> Vec<String> {
    let routes = routes::all().iter().filter(|route| route.method == "GET");
    let patterns = routes.map(|route| route.pattern);
    let own = patterns.filter(|pattern| {
        let tail = pattern.strip_prefix("/o/{org}");
        tail.is_some_and(|tail| !tail.contains('{')) || pattern.starts_with("/account")
    });
    let plain = own.filter(|pattern| !pattern.replace("{org}", "").contains('{'));
    plain
        .map(|pattern| pattern.replace("{org}", house.slug()))
        .collect()
}

/// Somebody of a house, and the word that nobody there may read.
struct Reader {
    browser: Client,
    pages: Vec<String>,
    own: &'static str,
    foreign: &'static str,
}

async fn readers(portal: &Portal, world: &World, foreign: &'static str) -> Vec<Reader> {
    let mut all = Vec::new();
    for house in world.houses() {
        let browser = portal.a_visitor();
        let email = house.founder().email.as_str();
        let form = [("email", email), ("password", PASSWORD)];
        browser.post("/signin", &form).await.expect(303);
        all.push(Reader {
            browser,
            pages: pages(house),
            own: world.word,
            foreign,
        });
    }
    all
}

impl Reader {
    /// Reads all of it, from there on; what went wrong, and how often the own word was read.
    async fn read(&self, from: usize) -> (Vec<String>, usize) {
        let (mut faults, mut own) = (Vec::new(), 0);
        let pages = self.pages.iter().cycle().skip(from).take(self.pages.len());
        for path in pages {
            let answer = self.browser.get(path).await;
            let said = format!("{:?}\n{}", answer.headers, answer.body).to_lowercase();
            if said.contains(self.foreign) {
                faults.push(format!("{path} tells of {}", self.foreign));
            }
            if answer.status.is_server_error() {
                faults.push(format!("{path} answers {}", answer.status));
            }
            own += usize::from(said.contains(self.own));
        }
        (faults, own)
    }
}

#[actix_web::test]
async fn nobody_reads_of_another_world_while_all_of_both_read_at_once() {
    on_each_database(async |portal| {
        let one = World::found(&portal, WORDS[0]).await;
        let other = World::found(&portal, WORDS[1]).await;
        let mut all = readers(&portal, &one, WORDS[1]).await;
        all.extend(readers(&portal, &other, WORDS[0]).await);
        // Everybody in several windows, each at another page.
        let reading = all.iter().flat_map(|reader| {
            let apart = reader.pages.len() / ROUNDS;
            (0..ROUNDS).map(move |window| reader.read(window * apart))
        });
        let mut faults = Vec::new();
        for (found, own) in join_all(reading).await {
            faults.extend(found);
            if own < 5 {
                faults.push(format!("somebody read of their own {own} times only"));
            }
        }
        none(faults);
    })
    .await;
}
