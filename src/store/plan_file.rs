//! Plan files: read with all findings at once, written in a stable order.

use std::sync::Arc;

use super::format::plan;
pub use super::format::plan::{FORMAT, write};
use super::format::reader::{Reader, ended};
use super::packs::{BASE_PACK, Library};
use crate::model::check;
use crate::model::evidence::Lens;
use crate::model::finding::{Finding, Noun, Problem, nearest, unknown};
use crate::model::pack::Pack;
use crate::model::plan::Plan;
use crate::model::tidy;

/// What a plan is checked against.
#[derive(Default)]
pub struct Under<'a> {
    /// A pack instead of the plan's own.
    pub pack: Option<&'a Arc<Pack>>,
    /// How the pack is seen.
    pub lens: Lens,
}

/// A plan that has been read.
#[derive(Debug)]
pub struct Read {
    /// The plan, without findings.
    pub plan: Plan,
    /// The pack that it was checked against.
    pub pack: Arc<Pack>,
    /// Whether that is the pack which the plan carries, and an installed one of the same id differs
    /// from it.
    pub differs: bool,
}

/// Reads a plan and checks it against its own pack, or against `under` if there is one.
///
/// # Errors
/// Returns all findings of the file, in file order, if there are any.
pub fn parse(
    text: &str,
    library: &Library,
    under: Option<&Arc<Pack>>,
) -> Result<(Plan, Arc<Pack>), Vec<Finding>> {
    let read = parse_under(text, library, &Under { pack: under, lens: Lens::default() })?;
    Ok((read.plan, read.pack))
}

/// Reads a plan and checks it. Its pack is the one that is named in `under`, else the one that the
/// plan carries, else the installed one of its id.
///
/// A plan without findings is read in one pass. Only one with findings is taken apart, which takes
/// many times as long.
///
/// # Errors
/// Returns all findings of the file, in file order, if there are any.
pub fn parse_under(text: &str, library: &Library, under: &Under<'_>) -> Result<Read, Vec<Finding>> {
    let text = ended(text);
    if let Some(plan) = plan::read(&text).map(tidied)
        && let Some((pack, differs)) = pack_of(&plan, library, under)
        && found(&plan, &pack, under).is_empty()
    {
        return Ok(Read { plan, pack, differs });
    }
    let mut reader = Reader::new(&text);
    let plan = reader.root().and_then(|root| plan::take_apart(&mut reader, &root)).map(tidied);
    let Some(plan) = plan else { return Err(reader.finish(Vec::new())) };
    let (pack, more) = match pack_of(&plan, library, under) {
        Some((pack, differs)) => {
            let more = found(&plan, &pack, under);
            (Some((pack, differs)), more)
        }
        None => (None, without_pack(&plan, library)),
    };
    let findings = reader.finish(more);
    match pack {
        Some((pack, differs)) if findings.is_empty() => Ok(Read { plan, pack, differs }),
        _ => Err(findings),
    }
}

/// What a plan file holds, unchecked, if it is only unusable because its pack is missing.
#[must_use]
pub fn lacking_pack(text: &str, findings: &[Finding]) -> Option<Plan> {
    let is_missing = |f: &Finding| matches!(&f.problem, Problem::Unknown { noun: Noun::Pack, .. });
    let missing = findings.iter().any(is_missing);
    plan::read(&ended(text)).map(tidied).filter(|_| missing)
}

/// The pack of a plan, and whether the one that it carries is not the installed one.
fn pack_of(plan: &Plan, library: &Library, under: &Under<'_>) -> Option<(Arc<Pack>, bool)> {
    if let Some(pack) = under.pack {
        return Some((Arc::clone(pack), false));
    }
    let installed = library.get(plan.rules.as_str());
    let carried = plan.pack.as_ref().filter(|pack| pack.id == plan.rules);
    match (installed, carried) {
        (Some(installed), Some(carried)) if installed == carried => {
            Some((Arc::clone(installed), false))
        }
        (installed, Some(carried)) => Some((Arc::clone(carried), installed.is_some())),
        (installed, None) => installed.map(|pack| (Arc::clone(pack), false)),
    }
}

/// The findings of a plan under a pack, and those of the pack that it carries.
fn found(plan: &Plan, pack: &Pack, under: &Under<'_>) -> Vec<Finding> {
    let carried = plan.pack.as_deref().filter(|_| under.pack.is_none());
    let carried = carried.map(check::pack).unwrap_or_default().into_iter();
    let mut findings: Vec<Finding> = carried.map(of_pack).collect();
    findings.extend(check::plan_seen(plan, pack, &under.lens));
    findings
}

/// The warnings about the pack that a plan carries, if it carries one.
#[must_use]
pub fn warnings(plan: &Plan) -> Vec<Finding> {
    let found = plan.pack.as_deref().map(check::warnings).unwrap_or_default();
    found.into_iter().map(of_pack).collect()
}

/// A finding of a carried pack, at its place in the plan.
fn of_pack(found: Finding) -> Finding {
    Finding { at: format!("pack.{}", found.at), ..found }
}

fn tidied(mut plan: Plan) -> Plan {
    tidy::plan(&mut plan);
    plan
}

/// The findings of a plan whose pack is not in the library. If its id looks like a typing mistake,
/// the plan is checked against the pack that was probably meant; otherwise only what does not
/// depend on the pack is checked.
fn without_pack(plan: &Plan, library: &Library) -> Vec<Finding> {
    let ids: Vec<&str> = library.ids().collect();
    let meant = nearest(plan.rules.as_str(), &ids);
    let problem = unknown(Noun::Pack, plan.rules.as_str(), library.ids());
    let mut findings = vec![Finding::new("rules", problem)];
    if let Some(pack) = library.get(meant.unwrap_or(BASE_PACK)) {
        let needs_pack =
            |f: &Finding| matches!(f.problem, Problem::Unknown { .. } | Problem::NotHosted { .. });
        let more = check::plan(plan, pack);
        findings.extend(more.into_iter().filter(|f| meant.is_some() || !needs_pack(f)));
    }
    findings
}
