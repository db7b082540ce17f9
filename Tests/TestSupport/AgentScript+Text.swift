import Domain
import Platform

extension AgentScript.Step {
    /// The step as a script has it.
    package var text: String {
        switch self {
        case .say(let text): "say \(quoted(text))"
        case .err(let text): "err \(quoted(text))"
        case .bytes(let bytes): "bytes \(Hex.encode(bytes))"
        case .pause(let pause): "pause \(pause.nanoseconds / 1_000)us"
        case .exit(let code): "exit \(code)"
        case .signal(let signal): "signal \(name(signal))"
        case .child(let script): "child; \(script.text); end"
        case .flood(let count): "flood \(count.bytes)B"
        case .prompt(let text): "prompt \(quoted(text))"
        case .ignore(let signal): "ignore \(name(signal))"
        case .repeat(let count, let script): "repeat \(count); \(script.text); end"
        }
    }

    private func name(_ signal: Signal) -> String { String("\(signal)".dropFirst("SIG".count)) }

    private func quoted(_ text: String) -> String {
        let inner = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\n": "\\n"
            case "\t": "\\t"
            case "\"": "\\\""
            case "\\": "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7f:
                "\\x" + Hex.encode([UInt8(truncatingIfNeeded: scalar.value)])
            default: String(scalar)
            }
        }
        return "\"\(inner.joined())\""
    }
}
