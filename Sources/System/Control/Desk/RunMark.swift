package import Domain

/// By what a process of a run is known, whoever started it: names in its environment, and a control group.
package struct RunMark: Hashable, Sendable {
    package static let runName = "ROOST_RUN"
    package static let taskName = "ROOST_TASK"
    package static let homeName = "ROOST_HOME"
    package static let directoryName = "ROOST_RUN_DIR"

    private static let groupPrefix = "roost-"

    /// Nil where what the mark says is no id: a mark it is all the same.
    package let run: RunID?

    /// Nil where the value is empty, which marks nothing.
    package init?(_ value: String) {
        guard !value.isEmpty else { return nil }
        run = Self.id(value)
    }

    /// The name of the control group of a run.
    package static func groupName(_ run: RunID) -> String { groupPrefix + run.text }

    /// The run whose control group has this path, or holds it.
    package static func run(ofGroup path: String) -> RunID? {
        let names = path.split(separator: "/").filter { $0.hasPrefix(groupPrefix + "run-") }
        return names.lazy.compactMap { id(String($0.dropFirst(groupPrefix.count))) }.first
    }

    private static func id(_ text: String) -> RunID? {
        Deliberate.ignore(because: "what anybody wrote there need not be an id") { () throws(IdentifierError) in
            try RunID(text)
        }
    }
}
