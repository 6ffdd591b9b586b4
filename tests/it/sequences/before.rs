//! What comes before an action that finds nothing left to do: somebody makes what it is about.
use super::{cast::Group, luck::Luck, pages::Place, play::Play, send::Sending};
use crate::{accepting::for_everybody, partnerships, tree::none, world::World};
use multichannel::web::routes;

/// Pages of links, which whoever has them can open, and of those who come for the first time.
pub fn public(world: &World) -> Vec<String> {
    let token = |segment: &str| world.tokens[segment].as_str();
    vec![
        "/signin".to_owned(),
        "/password/forgot".to_owned(),
        format!("/signup?invitation={}", token("i")),
        format!("/i/{}", token("i")),
        format!("/i/{}/decline", token("i")),
        format!("/i/{}", token("old")),
        format!("/p/{}", token("p")),
        format!("/verify/{}", token("verify")),
        format!("/password/reset/{}", token("reset")),
    ]
}

/// For each address below an organisation's, or below a customer's that it works for, what makes the thing it is about.
const BEFORE: &[(&str, &str)] = &[
    ("/people", "/people/{id}/remove"),
    ("/people", "/people/{id}"),
    ("/people", "/people/{id}/password"),
    ("/people", "/people/{id}/licences"),
    ("/people/import", "/people/import/{id}/commit"),
    ("/people/import", "/people/import/{id}/cancel"),
    (
        "/people/{id}/licences",
        "/people/{id}/licences/{subscription}/remove",
    ),
    ("/service-requests", "/service-requests/{id}/reply"),
    ("/service-requests", "/service-requests/{id}/state"),
    ("/service-requests", "/service-requests/{id}/assign"),
    ("/subscriptions", "/subscriptions/{id}/add-ons"),
    ("/subscriptions", "/subscriptions/{id}/seats"),
    ("/subscriptions", "/subscriptions/{id}/renewal"),
    ("/subscriptions", "/subscriptions/{id}/suspend"),
    ("/subscriptions", "/subscriptions/{id}/cancel"),
    ("/subscriptions/{id}/suspend", "/subscriptions/{id}/resume"),
    ("/subscriptions/import", "/subscriptions/import/{id}/commit"),
    ("/subscriptions/import", "/subscriptions/import/{id}/cancel"),
    ("/invitations/new", "/invitations/new/{id}/{step}"),
    ("/invitations/import", "/invitations/import/{id}/commit"),
    ("/invitations/import", "/invitations/import/{id}/cancel"),
    (
        "/customers/{id}/request-delegation",
        "/delegations/{id}/approve",
    ),
    (
        "/customers/{id}/request-delegation",
        "/delegations/{id}/decline",
    ),
    ("/partners/{id}/grant", "/delegations/{id}/revoke"),
    ("/partners/{id}/grant", "/delegations/{id}/resign"),
    ("/partners/{id}/grant", "/delegations/{id}/shorten"),
    ("/partners/{id}/grant", "/delegations/{id}/auto-extend"),
    ("/partners/{id}/grant", "/delegations/{id}/amend"),
    ("/partners/{id}/grant", "/delegations/{id}/assignments"),
    ("/partners/{id}/grant", "/delegations/bulk"),
    (
        "/delegations/{id}/amend",
        "/delegations/{id}/amend/withdraw",
    ),
    (
        "/delegations/{id}/assignments",
        "/delegations/{id}/assignments/{group}/remove",
    ),
    ("/delegations/bulk", "/delegations/bulk/{id}/cancel"),
    ("/groups", "/groups/{id}"),
    ("/groups", "/groups/{id}/delete"),
    ("/groups", "/delegations/{id}/assignments"),
    ("/partners/{id}/ask-to-end", "/customers/{id}/keep"),
    ("/customers/{id}/keep", "/partners/{id}/ask-to-end"),
    ("/partnerships", "/resellers/{id}/renew"),
    ("/partnerships", "/resellers/{id}/end"),
    ("/members", "/members/{id}"),
    ("/members", "/members/{id}/remove"),
    ("/reviews", "/reviews/{id}/steps/{place}"),
];

/// Whoever makes invitations.
const PROVIDER: Group = 0;
/// An invitation has fewer.
const STEPS: usize = 8;

/// Somebody does what comes before this.
pub async fn prepare(play: &mut Play<'_>, pattern: &'static str, luck: &mut Luck) {
    match pattern {
        "/account/sessions/end-others" | "/account/sessions/{id}/end" => {
            play.sign_in_twice(PROVIDER).await;
            play.read(PROVIDER, "/account/sessions").await;
        }
        "/i/{token}/accept" | "/i/{token}/decline" => invite(play).await,
        "/p/{token}/accept" => ask_a_reseller(play).await,
        "/o/{org}/delegations/{id}/keep" => part(play).await,
        "/o/{org}/invitations" => write(play, luck).await,
        _ if pattern.starts_with("/o/{org}/invitations/{id}/") => {
            write(play, luck).await;
            play.act("/o/{org}/invitations", luck).await;
        }
        _ => {
            for first in firsts(pattern) {
                play.act(first, luck).await;
            }
        }
    }
}

/// What comes before this by the list, at the same desk.
fn firsts(pattern: &str) -> Vec<&'static str> {
    let desks = ["/o/{org}/on-behalf/{customer}", "/o/{org}"];
    let posts = routes::all().iter().filter(|route| route.method == "POST");
    let stands_before = |one: &str| {
        desks.iter().any(|desk| {
            let tails = one.strip_prefix(desk).zip(pattern.strip_prefix(desk));
            tails.is_some_and(|tails| BEFORE.contains(&tails))
        })
    };
    let all = posts.map(|route| route.pattern);
    all.filter(|one| stands_before(one)).collect()
}

/// For a customer who has nothing yet.
async fn invite(play: &mut Play<'_>) {
    let provider = play.cast.world.provider.founder();
    let invited = play.portal.invite(provider, for_everybody(provider)).await;
    let group = play.cast.join(play.portal.a_customer().await);
    play.read(group, &invited.link).await;
    play.read(group, &format!("{}/decline", invited.link)).await;
}

async fn ask_a_reseller(play: &mut Play<'_>) {
    let provider = play.cast.world.provider.founder();
    provider.sign_in().await;
    let (_, link) = partnerships::ask(provider, "office@kanariafourth.example").await;
    let group = play.cast.join(play.portal.a_reseller().await);
    play.read(group, &link).await;
}

/// A customer is asked to end rights of a reseller whose partnership has ended.
async fn part(play: &mut Play<'_>) {
    let mut people = play.portal.parted().await;
    let provider = &people[0];
    let list = provider.get(&provider.at("/resellers")).await.expect(200);
    for page in list.attributes("tbody th a", "href") {
        let ask = format!("{page}/ask-to-end");
        let form = provider.get(&ask).await;
        for id in form.attributes("input[name=delegation]", "value") {
            let fields = [("delegation", id.as_str()), ("reason", "They left us")];
            provider.post(&ask, &fields).await;
        }
    }
    let stays = people.remove(3);
    let rights = stays.delegations("").await.into_iter();
    let pages = rights.map(|right| stays.at(&format!("{right}/keep")));
    let pages: Vec<_> = pages.collect();
    let group = play.cast.join(stays);
    for page in pages {
        play.read(group, &page).await;
    }
}

/// Goes through the steps of a new invitation until the last, which has the form that makes it.
async fn write(play: &mut Play<'_>, luck: &mut Luck) {
    let provider = play.cast.world.provider.founder();
    let mut step = Sending {
        pattern: "/o/{org}/invitations/new",
        place: Place {
            group: PROVIDER,
            page: provider.at("/invitations/new"),
        },
        reader: 0,
        intruder: None,
        careful: true,
        seed: luck.number(),
    };
    for _ in 0..STEPS {
        if !play.send(&step).await {
            return;
        }
        step.pattern = "/o/{org}/invitations/new/{id}/{step}";
        step.place.page.clone_from(&play.led);
    }
}

#[test]
fn what_comes_before_what_is_in_the_table_of_routes() {
    let there = |tail: &str| {
        let pattern = format!("/o/{{org}}{tail}");
        let mut all = routes::all().iter();
        all.any(|route| route.method == "POST" && route.pattern == pattern)
    };
    let all = BEFORE.iter().flat_map(|(first, then)| [*first, *then]);
    let lost = all.filter(|tail| !there(tail));
    none(lost.map(|tail| format!("no route {tail}")).collect());
}
