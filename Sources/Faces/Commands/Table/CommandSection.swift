/// Under which heading the overview lists a command, in this order.
package enum CommandSection: String, Sendable, CaseIterable {
    case everyday = "Everyday"
    case setup = "Setup"
    case daemon = "Daemon"
    case resources = "Resources"
    case record = "Record"
    case plumbing = "Plumbing"
}
