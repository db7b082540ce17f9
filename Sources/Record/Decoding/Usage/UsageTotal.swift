package import Domain

/// The usage of several responses together.
package struct UsageTotal: Hashable, Sendable {
    package static let none = UsageTotal()

    package var usage = Usage.none
    /// How many model responses; what an agent told only in sum is in the usage and is none of them.
    package var responses = 0

    package init() {}

    mutating func add(_ response: CountedResponse) {
        usage = usage.plus(response.usage)
        if response.key.kind != .remainder { responses += 1 }
    }
}
