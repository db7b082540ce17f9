import JSON

/// A tool that is called, until its answer.
struct MCPCall: Hashable, Sendable {
    let id: JSONValue
    let era: MCPEra
    let line: MCPCommandLine
}
