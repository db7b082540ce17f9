/// What of a run is read for an export: what takes long is left out where its form has no place for it.
package struct ExportNeeds: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// What was said.
    package static let talk = ExportNeeds(rawValue: 1)
    /// Uses of tools, each with its result.
    package static let tools = ExportNeeds(rawValue: 2)

    package static let everything: ExportNeeds = [.talk, .tools]
}
