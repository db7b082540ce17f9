/// Why a terminal cannot be drawn on.
package enum TerminalError: Error, Hashable, Sendable {
    case noTerminal
    case unknownKind(String)
}

extension TerminalError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noTerminal: "this is no terminal"
        case .unknownKind(let name): "nothing is known here of a terminal of the kind \"\(name)\""
        }
    }

    package var hint: String {
        switch self {
        case .noTerminal: "for a script: roost top --once, or roost status -o json"
        case .unknownKind: "say one that is known: TERM=xterm-256color roost top"
        }
    }
}
