import CPlatform

/// How many files this process may have open. Whoever watches many runs takes several for each.
package enum DescriptorLimit {
    /// As many as the system allows, which is mostly far more than what a shell gives its programs. Programs that this
    /// one starts get what it was given itself.
    package static func raise() {
        // Where that is refused it goes on with what it has: what cannot be opened is told of then.
        _ = roost_raise_descriptors()
    }

    /// How many may be open; nil where the system does not say.
    package static var count: Int64? { known(roost_descriptors(false)) }

    /// The same in programs that this one starts.
    package static var countOfChildren: Int64? { known(roost_descriptors(true)) }

    private static func known(_ count: Int64) -> Int64? { count < 0 ? nil : count }
}
