import Platform

/// Why the demo agent does not begin, or cannot do a step as it is written.
enum DemoError: Error, CustomStringConvertible {
    case unknownOption(String)
    case valueMissing(String)
    case badValue(String, option: String, expected: String)
    case promptMissing
    case script(ScriptFault)
    /// A path that leads out of the folder that it works in.
    case outside(String)
    case system(PlatformError)

    var description: String {
        switch self {
        case .unknownOption(let name): "there is no option \(name)"
        case .valueMissing(let name): "\(name) needs a value"
        case .badValue(let text, let option, let expected):
            "\(option) takes \(expected), not \(String(reflecting: text))"
        case .promptMissing: "a prompt is missing: give one with --prompt TEXT, or on standard input"
        case .script(let fault): "\(fault)"
        case .outside(let path): "\(path) leads out of the folder that this agent works in"
        case .system(let error): "\(error)"
        }
    }
}

func onSystem<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(DemoError) -> Result {
    do throws(PlatformError) { return try body() } catch { throw .system(error) }
}
