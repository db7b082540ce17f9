/// A page about something that concerns every command.
package struct HelpTopic: Sendable {
    package let name: String
    package let summary: String
    package let addBody: @Sendable (inout HelpPage) -> Void

    package init(_ name: String, summary: String, addBody: @escaping @Sendable (inout HelpPage) -> Void) {
        self.name = name
        self.summary = summary
        self.addBody = addBody
    }
}
