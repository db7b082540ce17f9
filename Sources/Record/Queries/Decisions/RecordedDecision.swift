package import Domain
package import JSON

/// Where Roost chose, with what it knew, what it chose and why.
package struct RecordedDecision: Hashable, Sendable {
    /// What takes longer is slow.
    package static let slowMilliseconds = 1_000.0

    package struct Filter: Hashable, Sendable {
        package enum Order: Hashable, Sendable {
            case newest
            case oldest
            case slowest
        }

        /// The task, run or other thing that it is about.
        package var context: String?
        package var contextType: String?
        package var point: String?
        package var session: String?
        package var isSlow = false
        package var window = TimeWindow.all
        package var order = Order.newest

        package init() {}
    }

    package var name: DecisionName
    package var at: WallTime
    package var contextType: String
    package var context: String?
    package var function: String
    package var point: String
    package var input: JSONValue
    package var output: JSONValue
    package var reason: String?
    package var milliseconds: Double?
    package var sourceFile: String?

    /// What the output says was chosen, under whatever name it says so.
    package var chosen: String? { Choice(input: input, output: output).chosen }

    /// What could have been chosen instead.
    package var notChosen: [String] { Choice(input: input, output: output).others }
}
