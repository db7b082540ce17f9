import Platform
import TestSupport

extension TestbedArguments {
    /// The disk of this machine, with the fault that `--fault` asks for.
    mutating func disk() throws(TestbedError) -> any Disk {
        guard let text = try value(of: "--fault") else { return SystemDisk() }
        let wanted = "a fault such as kill:12:before or kill:write:3:half"
        var words = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        var counted = Operation.effects
        if words.count == 4 {
            guard let operation = Operation(rawValue: words.remove(at: 1)) else { throw .unfit(text, wanted: wanted) }
            counted = [operation]
        }
        guard words.count == 3, words[0] == "kill", let number = Int(words[1]), let point = Self.point(words[2]) else {
            throw .unfit(text, wanted: wanted)
        }
        return FaultyDisk(SystemDisk(), [number: .kill(point)], counting: counted)
    }

    private static func point(_ word: String) -> Fault.Point? {
        switch word {
        case "before": .before
        case "half": .halfway
        case "after": .after
        default: nil
        }
    }
}
