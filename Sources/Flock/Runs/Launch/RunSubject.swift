/// What somebody named to be run: an agent on a prompt, or a command line.
package struct RunSubject: Hashable, Sendable {
    /// Its name in the settings, or its kind; with a command, whose output it will be.
    package let agent: String?
    package let prompt: String?
    package let command: [String]

    package init(agent: String?, prompt: String?, command: [String]) {
        self.agent = agent
        self.prompt = prompt
        self.command = command
    }
}
