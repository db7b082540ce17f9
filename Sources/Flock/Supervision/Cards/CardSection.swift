/// A part of a card that is written when the work is over, by its heading.
package enum CardSection: String, CaseIterable, Sendable {
    case filesChanged = "files_changed"
    case commandsRun = "commands_run"
    case result
    case risks
    case nextHandoff = "next_handoff"
}
