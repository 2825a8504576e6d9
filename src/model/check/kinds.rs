//! Checks of the kinds: their groups, hosts and ceilings.

use super::pack::Check;
use crate::model::finding::Noun;
use crate::model::plan::PlatformId;

impl Check<'_> {
    /// Checks that every kind has a defined group and defined hosts, each once.
    pub(super) fn kinds(&mut self) {
        let (pack, defined) = (self.pack, self.defined);
        for (index, kind) in pack.kinds.iter().enumerate() {
            let at = format!("kinds[{index}]");
            self.known(format_args!("{at}.group"), Noun::Group, &kind.group, &defined.groups);
            for (n, host) in kind.hosts.iter().enumerate() {
                let (id, known) = (host.as_str(), &defined.platforms);
                self.known(format_args!("{at}.hosts[{n}]"), Noun::Platform, id, known);
            }
            let hosts = kind.hosts.iter().map(PlatformId::as_str);
            self.once(format_args!("{at}.hosts"), Noun::Platform, hosts);
            self.kind_ceilings(&at, kind);
        }
    }
}
