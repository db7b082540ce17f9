package import Settings

/// What is wrong with a command line, with what is needed to say where, and what to do.
package enum UsageFault: Hashable, Sendable, CustomStringConvertible {
    case unknownCommand(String, similar: [String])
    case missingCommand(next: [String])
    case unknownOption(String, similar: [String])
    case missingValue(option: String, placeholder: String)
    case hyphenatedValue(option: String, next: String)
    case unexpectedValue(option: String)
    case badValue(String, of: String, ValueFault)
    case missingArgument(String, summary: String)
    case unexpectedArgument(String)
    /// A word where only options, or the command line of another program after `--`, may stand.
    case wordBeforeRest(String, similar: [String], command: [String])
    /// Two that contradict each other.
    case together(String, String)
    /// A setting that there is not, or a value that is none of it.
    case badSetting(SettingFault)

    /// The word by which a program tells it apart.
    package var code: String {
        switch self {
        case .unknownCommand: "unknown_command"
        case .missingCommand: "missing_command"
        case .unknownOption: "unknown_option"
        case .missingValue, .hyphenatedValue: "missing_value"
        case .unexpectedValue: "unexpected_value"
        case .badValue: "bad_value"
        case .missingArgument: "missing_argument"
        case .unexpectedArgument, .wordBeforeRest: "unexpected_argument"
        case .together: "contradiction"
        case .badSetting(let fault): fault.code
        }
    }

    package var description: String {
        switch self {
        case .unknownCommand(let text, _): "unknown command \"\(text)\""
        case .missingCommand: "a command is missing"
        case .unknownOption(let text, _): "unknown option \"\(text)\""
        case .missingValue(let option, let placeholder): "\(option) needs a value: \(option) \(placeholder)"
        case .hyphenatedValue(let option, let next): "\(option) needs a value, and \"\(next)\" looks like an option"
        case .unexpectedValue(let option): "\(option) takes no value"
        case .badValue(let text, let place, let fault): "\(place) takes \(fault.expected), not \"\(text)\""
        case .missingArgument(let name, let summary): "\(name) is missing: \(summary)"
        case .unexpectedArgument(let text), .wordBeforeRest(let text, _, _): "unexpected argument \"\(text)\""
        case .together(let one, let other): "\(one) and \(other) do not go together"
        case .badSetting(let fault): fault.description
        }
    }

    /// What a person can do about it, before the words on where to read more.
    package var advice: String? {
        switch self {
        case .unknownCommand(_, let similar), .unknownOption(_, let similar): Self.didYouMean(similar)
        case .badValue(_, _, let fault): Self.didYouMean(fault.similar)
        case .missingCommand(let next): "one of: " + next.joined(separator: ", ")
        case .hyphenatedValue(let option, let next):
            option.hasPrefix("--") ? "if it is the value: \(option)=\(next)" : "if it is the value: \(option)\(next)"
        case .wordBeforeRest(let text, let similar, let path):
            Self.didYouMean(similar) ?? "to run it as a command: \(Command.name(of: path)) -- \(text)"
        case .badSetting(let fault): fault.hint
        case .missingValue, .unexpectedValue, .missingArgument, .unexpectedArgument, .together: nil
        }
    }

    private static func didYouMean(_ similar: [String]) -> String? {
        similar.isEmpty ? nil : "did you mean " + similar.joined(separator: " or ") + "?"
    }
}
