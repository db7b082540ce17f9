import Glibc

/// What a descriptor is waited for, and what it turned out to be. That the other side hung up, or an error, is told
/// whether it was waited for or not.
package struct Readiness: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let readable = Readiness(rawValue: 1)
    package static let writable = Readiness(rawValue: 2)
    package static let hungUp = Readiness(rawValue: 4)
}
