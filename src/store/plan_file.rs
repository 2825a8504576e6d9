//! Plan files: read with all findings at once, written in a stable order.

use std::sync::Arc;

use super::format::plan;
pub use super::format::plan::{FORMAT, write};
use super::format::reader::{Reader, ended};
use super::packs::{BASE_PACK, Library};
use crate::model::check;
use crate::model::finding::{Finding, Noun, Problem, nearest, unknown};
use crate::model::pack::Pack;
use crate::model::plan::Plan;
use crate::model::tidy;

/// Reads a plan and checks it against its own pack, or against `under` if there is one.
///
/// A plan without findings is read in one pass. Only one with findings is taken apart, which takes
/// many times as long.
///
/// # Errors
/// Returns all findings of the file, in file order, if there are any.
pub fn parse(
    text: &str,
    library: &Library,
    under: Option<&Arc<Pack>>,
) -> Result<(Plan, Arc<Pack>), Vec<Finding>> {
    let text = ended(text);
    let of = |plan: &Plan| under.or_else(|| library.get(plan.rules.as_str()));
    if let Some(plan) = plan::read(&text).map(tidied)
        && let Some(pack) = of(&plan)
        && check::plan(&plan, pack).is_empty()
    {
        return Ok((plan, Arc::clone(pack)));
    }
    let mut reader = Reader::new(&text);
    let plan = reader.root().and_then(|root| plan::take_apart(&mut reader, &root)).map(tidied);
    let Some(plan) = plan else { return Err(reader.finish(Vec::new())) };
    let (pack, more) = match of(&plan) {
        Some(pack) => (Some(Arc::clone(pack)), check::plan(&plan, pack)),
        None => (None, without_pack(&plan, library)),
    };
    let findings = reader.finish(more);
    match pack {
        Some(pack) if findings.is_empty() => Ok((plan, pack)),
        _ => Err(findings),
    }
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
