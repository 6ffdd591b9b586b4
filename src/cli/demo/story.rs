//! What happened in the demo's world before today: invitations in every state, rights that run and rights that run out.
use super::{
    asked_rights,
    cast::*,
    days,
    deals::Ask,
    desks, endings, looks, requests, sales, staff,
    world::{World, note},
};
use crate::{
    actions::{delegations, invitations},
    domain::{time::Timestamp, token::LinkKey},
    store::{Db, outbox},
};

/// Tells the whole story.
pub fn tell(db: &mut Db, key: &LinkKey, password_hash: &str, now: Timestamp) -> anyhow::Result<()> {
    let mut world = World {
        db,
        key,
        password_hash,
        now,
    };
    partners(&mut world)?;
    accepted(&mut world)?;
    accepted_by_anybody(&mut world)?;
    granted(&mut world)?;
    desks::open(&mut world)?;
    asked_rights::ask(&mut world)?;
    sales::sell(&mut world)?;
    staff::hire(&mut world)?;
    requests::ask(&mut world)?;
    looks::review(&mut world)?;
    open(&mut world)?;
    closed(&mut world)?;
    endings::ask(&mut world)?;
    days::pass(&mut world)?;
    // Nothing was delivered while the story was told, but everybody in it had read their mail.
    outbox::give_withdrawn_back(world.db)?;
    Ok(())
}

fn partners(world: &mut World<'_>) -> anyhow::Result<()> {
    world.provider(&ELBE, &["DE", "AT"], 210)?;
    world.provider(&ALPEN, &["AT", "DE"], 200)?;
    world.member(&ELBE, &TOM, "sales_agent", "", 199)?;
    world.partners(&ELBE, &HAFEN, 190)?;
    world.partners(&ELBE, &BERGMANN, 180)?;
    world.partners(&ALPEN, &BERGMANN, 170)?;
    world.partners(&ALPEN, &KLARWERK, 160)?;
    world.partners(&ALPEN, &DONAU, 150)?;
    world.member(&HAFEN, &PAUL, "sales_agent", "", 149)?;
    world.ask(&ELBE, &KLARWERK, 3)?;
    Ok(())
}

/// Support for some services, asked for the reseller that the invitation is handed to.
const fn support_of<'a>(reseller: &'a [&'a Founding], days: i32) -> Ask<'a> {
    Ask {
        resellers: reseller,
        delegates: reseller,
        template: "support",
        services: "exchange-online teams",
        days,
        auto_extend: false,
    }
}

/// Customers that said yes; the terms are such that some end soon.
fn accepted(world: &mut World<'_>) -> anyhow::Result<()> {
    let morgenrot =
        world.invite_by_mail(&JANA, &ELBE, &MORGENROT, &support_of(&[&HAFEN], 180), 120)?;
    world.accept(&morgenrot, &MORGENROT, None, 118)?;
    let ask = Ask {
        delegates: &[&ELBE, &HAFEN],
        template: "provisioning-and-support",
        ..support_of(&[&HAFEN], 365)
    };
    let lindau = world.invite_by_mail(&TOM, &ELBE, &LINDAU, &ask, 110)?;
    // The first mail was overlooked.
    let lindau = world.resend(&TOM, &ELBE, &lindau, 109)?;
    world.accept(&lindau, &LINDAU, None, 108)?;
    world.member(&LINDAU, &RITA, "", "relationship_admin", 100)?;
    let nordlicht = world.invite_by_mail(
        &JANA,
        &ELBE,
        &NORDLICHT,
        &support_of(&[&BERGMANN], 120),
        104,
    )?;
    world.accept(&nordlicht, &NORDLICHT, None, 100)?;
    let ask = Ask {
        auto_extend: true,
        ..support_of(&[&KLARWERK], 90)
    };
    let tannhof = world.invite_by_mail(&LUKAS, &ALPEN, &TANNHOF, &ask, 80)?;
    world.accept(&tannhof, &TANNHOF, None, 79)?;
    Ok(())
}

/// Customers that said yes to a link for everybody, and one that was asked for no rights.
fn accepted_by_anybody(world: &mut World<'_>) -> anyhow::Result<()> {
    let support = support_of(&[], 60);
    let reusable = Ask {
        resellers: &[&HAFEN],
        delegates: &[&HAFEN],
        template: "read-only",
        ..support
    };
    let flyer = world.invite(&JANA, &ELBE, None, &reusable, 58)?;
    world.accept(&flyer, &WESER, None, 52)?;
    world.accept(&flyer, &ISAR, Some(45), 35)?;
    world.accept(&flyer, &SEESTERN, None, 5)?;
    let none = Ask {
        resellers: &[&DONAU],
        delegates: &[],
        ..support_of(&[], 30)
    };
    let kupfer = world.invite_by_mail(&LUKAS, &ALPEN, &KUPFER, &none, 40)?;
    world.accept(&kupfer, &KUPFER, None, 37)
}

/// Rights that customers gave by themselves, and one that they took back.
fn granted(world: &mut World<'_>) -> anyhow::Result<()> {
    // Lindau Clinic bought from Elbe, and hires another of Elbe's resellers for one service.
    world.grant(
        &LINDAU,
        &BERGMANN,
        "service-support-administrator directory-readers",
        "dynamics-365",
        90,
        70,
    )?;
    world.grant(
        &NORDLICHT,
        &ELBE,
        "license-administrator directory-readers",
        "office-apps power-bi",
        40,
        33,
    )?;
    world.grant(&TANNHOF, &ALPEN, "global-administrator", "entra-id", 30, 12)?;
    let old = world.grant(&MORGENROT, &ELBE, "user-administrator", "entra-id", 200, 90)?;
    let by = world.by(&ANNA, &MORGENROT)?;
    let at = world.ago(60);
    delegations::revoke(world.db, &by, old, &note("The migration is done.")?, at)?;
    Ok(())
}

/// Invitations that wait for an answer.
fn open(world: &mut World<'_>) -> anyhow::Result<()> {
    let ask = Ask {
        resellers: &[&HAFEN],
        delegates: &[&HAFEN],
        template: "provisioning",
        services: "exchange-online office-apps teams",
        days: 365,
        auto_extend: false,
    };
    world.invite_by_mail(&TOM, &ELBE, &BRISE, &ask, 4)?;
    let lakeside = Ask {
        resellers: &[&BERGMANN],
        delegates: &[&BERGMANN],
        template: "support",
        ..ask
    };
    world.invite(&LUKAS, &ALPEN, Some(&ISAR), &lakeside, 2)?;
    let everybody = Ask {
        resellers: &[],
        delegates: &[&ALPEN],
        template: "read-only",
        ..lakeside
    };
    world.invite(&LUKAS, &ALPEN, None, &everybody, 20)?;
    Ok(())
}

/// Invitations that came to an end: declined, revoked, expired.
fn closed(world: &mut World<'_>) -> anyhow::Result<()> {
    let ask = Ask {
        resellers: &[&BERGMANN],
        delegates: &[&BERGMANN],
        template: "provisioning-and-support",
        services: "intune entra-id",
        days: 365,
        auto_extend: false,
    };
    declined(world, &ask)?;
    let revoked = world.invite_by_mail(
        &JANA,
        &ELBE,
        &KUPFER,
        &Ask {
            resellers: &[&HAFEN],
            delegates: &[],
            ..ask
        },
        25,
    )?;
    let jana = world.by(&JANA, &ELBE)?;
    invitations::revoke(
        world.db,
        &jana,
        revoked.id,
        &note("Sent to the wrong company.")?,
        world.ago(24),
    )?;
    let expired = Ask {
        resellers: &[&HAFEN],
        delegates: &[&HAFEN],
        ..ask
    };
    world.invite_by_mail(&TOM, &ELBE, &BRISE, &expired, 45)?;
    Ok(())
}

fn declined(world: &mut World<'_>, ask: &Ask<'_>) -> anyhow::Result<()> {
    let declined = world.invite_by_mail(&LUKAS, &ALPEN, &WESER, ask, 30)?;
    let token = world.token(&declined);
    let link = invitations::link::Link {
        key: world.key,
        token: &token,
    };
    let clara = world
        .by::<crate::domain::access::AcceptInvitations>(&CLARA, &WESER)?
        .account;
    let why = note("We keep device management in house.")?;
    invitations::decline::decline(world.db, clara, link, &why, world.ago(28))?;
    Ok(())
}
