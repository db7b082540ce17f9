/// The command line of another program that a command takes after `--`.
package struct Rest: Sendable {
    package let name: String
    package let summary: String
    package let isRequired: Bool

    package init(_ name: String, isRequired: Bool = false, _ summary: String) {
        self.name = name
        self.summary = summary
        self.isRequired = isRequired
    }

    /// As it stands in a usage line: `-- COMMAND...` or `[-- COMMAND...]`.
    package var usage: String { isRequired ? "-- \(name)..." : "[-- \(name)...]" }
}
