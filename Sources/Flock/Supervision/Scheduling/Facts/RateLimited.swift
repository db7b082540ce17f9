import Domain
import JSON

/// Whom a rate limit keeps waiting.
package enum RateLimited: Hashable, Comparable, Sendable, CustomStringConvertible {
    case account(String)
    case agent(String)

    /// Nothing where the text names neither.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[1].isEmpty else { return nil }
        switch parts[0] {
        case "account": self = .account(parts[1])
        case "agent": self = .agent(parts[1])
        default: return nil
        }
    }

    /// `account:team`
    package var text: String {
        switch self {
        case .account(let name): "account:" + name
        case .agent(let name): "agent:" + name
        }
    }

    package var description: String {
        switch self {
        case .account(let name): "the account \(name)"
        case .agent(let name): "the agent \(name)"
        }
    }

    package static func < (left: RateLimited, right: RateLimited) -> Bool { left.text < right.text }
}

extension FieldShape where Value == RateLimited {
    static var limited: FieldShape {
        FieldShape(expected: "an account or an agent") { $0.stringValue.flatMap(RateLimited.init) }
    }
}
