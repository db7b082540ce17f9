/// One step from a schema to the next. It is done as a whole or not at all.
package struct Migration: Sendable {
    package let version: Int64
    /// What it brings, in a few words.
    package let name: String
    package let script: String
    /// The oldest schema whose programs can still read a file after this step.
    package let readableFrom: Int64

    package init(version: Int64, name: String, readableFrom: Int64, script: String) {
        self.version = version
        self.name = name
        self.readableFrom = readableFrom
        self.script = script
    }
}
