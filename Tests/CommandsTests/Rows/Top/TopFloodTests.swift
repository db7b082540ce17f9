import Domain
import Glibc
import Platform
import TestSupport
import Testing

/// Keys without sense, sizes that change, and agents that write without end, before a real terminal.
@Suite struct TopFloodTests {
    private static let time: Duration = Environment.current()["ROOST_SOAK"] == "1" ? .seconds(600) : .seconds(60)
    /// All but `o`, which opens a shell: what is typed there would be a command.
    private static let letters = "abcdefghijklmnpqrstuvwxyzABCDEFGHIJKLMNPQRSTUVWXYZ0123456789/?@!#&<>-+ ="
    private static let names = [
        "Enter", "Escape", "Tab", "BTab", "Up", "Down", "Left", "Right", "PPage", "NPage", "Home", "End", "BSpace",
        "DC", "C-d", "C-u", "C-r", "C-l", "F1", "F5", "M-x",
    ]
    private static let flood = "flood 1000000 60 2000"

    /// However it ended, the next one begins on a terminal that is as it should be.
    @Test func nothingBreaksItAndNothingIsLeftOnTheTerminal() throws {
        let seed = UInt64(Randomness.uint64())
        var random = SeededGenerator(seed: seed)
        let scene = try TopScene(workers: 4, isDeaf: true)
        for number in 1...3 { try scene.add("t-\(number)", "say \(number) ;; \(Self.flood)") }
        try scene.add("t-ask", "permit git push")
        let before = try scene.settings("before")
        let clock = ContinuousClock()
        let end = clock.now + Self.time
        var rounds = 0
        while clock.now < end {
            rounds += 1
            try scene.open(rounds % 5 == 0 ? "--ascii" : rounds % 3 == 0 ? "--color never" : "")
            let processes = try scene.processes()
            try #require(processes.count == 2, "\(processes)")
            for _ in 0..<Int.random(in: 5...40, using: &random) { try disturb(scene, &random) }
            // Whatever it was doing.
            let (waiting, drawing) = (processes[0], processes[1])
            switch rounds % 3 {
            case 0: kill(drawing, SIGKILL)
            case 1: kill(drawing, SIGTERM)
            default: kill(waiting, SIGTERM)
            }
            let isGone = Eventually.wait(upTo: .seconds(60)) { processes.allSatisfy { kill($0, 0) != 0 } }
            var screen = try scene.screen
            try #require(isGone, "seed \(seed), round \(rounds)\n\(screen)")
            try scene.resize(columns: 120, rows: 40)
            let after = try scene.settings("after\(rounds)")
            #expect(after == before, "seed \(seed), round \(rounds)")
            // What nobody has read any more, such as a `q`, is not for the next one.
            try scene.type("s=$(stty -g); stty -icanon -echo min 0 time 1; cat >/dev/null; stty \"$s\"")
            screen = try scene.screen
            #expect(!screen.contains("\u{1B}") && !screen.contains("[?") && !screen.contains("Fatal"), "\(screen)")
        }
        print("\(rounds) rounds of keys, seed \(seed)")
    }

    private func disturb(_ scene: TopScene, _ random: inout SeededGenerator) throws {
        switch Int.random(in: 0..<12, using: &random) {
        case 0:
            let columns = Int.random(in: 20...300, using: &random)
            try scene.resize(columns: columns, rows: Int.random(in: 5...100, using: &random))
        case 1, 2, 3:
            var keys: [String] = []
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                keys.append(Self.names.randomElement(using: &random) ?? "Tab")
            }
            try scene.press(keys)
        default:
            var text = ""
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                text.append(Self.letters.randomElement(using: &random) ?? "1")
            }
            try scene.write(text)
        }
    }
}
