/// Where a script cannot be read, and why.
struct ScriptFault: Error, Hashable, CustomStringConvertible {
    let line: Int
    let reason: String

    var description: String { "line \(line) of the script: \(reason)" }
}
