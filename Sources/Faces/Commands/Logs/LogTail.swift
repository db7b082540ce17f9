/// How many of the last lines are wanted.
package enum LogTail: Hashable, Sendable {
    case all
    case lines(Int)

    private static let linesMax = 1_000_000_000

    package static let form = ValueForm(placeholder: "N|all") { (text: String) throws(ValueFault) -> LogTail in
        if text == "all" { return .all }
        guard let count = Int(text), (0...linesMax).contains(count) else {
            throw ValueFault(expected: "a number of lines from 0, or all")
        }
        return .lines(count)
    }
}
