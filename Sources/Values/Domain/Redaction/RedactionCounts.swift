/// How many secrets were replaced, by rule.
package struct RedactionCounts: Hashable, Sendable {
    package private(set) var byRule: [RedactionRule: Int] = [:]

    package init() {}

    package var total: Int { byRule.values.reduce(0, +) }

    package subscript(rule: RedactionRule) -> Int { byRule[rule, default: 0] }

    package mutating func add(_ rule: RedactionRule) { byRule[rule, default: 0] += 1 }

    package static func += (left: inout RedactionCounts, right: RedactionCounts) {
        left.byRule.merge(right.byRule, uniquingKeysWith: +)
    }
}
