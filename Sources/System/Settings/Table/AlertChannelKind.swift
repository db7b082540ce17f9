/// By which way somebody is told of something.
package enum AlertChannelKind: String, Hashable, Sendable, CaseIterable {
    /// Posted to a URL, in the form that Slack and its like take.
    case webhook
    case email
    case command
    /// On the desktop of this machine.
    case desktop
}
