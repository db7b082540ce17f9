/// What a client may ask for.
enum MCPMethod: String, CaseIterable {
    case initialize
    case ping
    case discover = "server/discover"
    case listTools = "tools/list"
    case callTool = "tools/call"

    /// Those of the handshake alone are gone from the newer protocol.
    func isOf(_ era: MCPEra) -> Bool {
        switch self {
        case .initialize, .ping: era == .handshake
        case .discover, .listTools, .callTool: true
        }
    }
}
