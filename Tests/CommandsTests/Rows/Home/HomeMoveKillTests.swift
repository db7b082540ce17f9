import Journal
import Platform
import TestSupport
import Testing

/// `roost home move` to another disk is killed at each call that changes anything: a whole home is in one of the two
/// places, and the same command again has it in the new one, and nothing anywhere else.
@Suite struct HomeMoveKillTests {
    private static let calls = [
        "mkdir", "openat", "pwrite64", "fsync", "rename", "unlink", "rmdir", "symlink", "chmod", "fchmod", "utimensat",
        "ftruncate", "link", "flock",
    ]

    private struct Place {
        let home: String
        let target: String
        let log: String
    }

    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome(for: "homeMoveKill") }

    private func place(_ name: String, on other: SecondDisk) throws -> Place {
        let folder = FilePath.resolved(scratch.path) + "/\(name)"
        try disk.makeFolders("\(folder)/home/sessions")
        try disk.makeFolders("\(folder)/home/runs/task-1")
        try disk.createFile("\(folder)/home/redaction.key", with: [UInt8](repeating: 7, count: 32))
        try disk.createFile("\(folder)/home/config.toml", with: Array("[flock]\n".utf8))
        try disk.createFile("\(folder)/home/roost.lock", with: [])
        try disk.createFile("\(folder)/home/index.lock", with: [])
        try disk.link("\(folder)/home/daemon.log", to: "sessions/none")
        return Place(home: "\(folder)/home", target: "\(other.path)/\(name)", log: "\(folder)/log")
    }

    private func move(_ place: Place, _ options: [String]) throws -> CommandResult {
        try CommandTester(tool: "strace").arguments(["-f", "-qq", "-o", place.log] + options)
            .arguments(try Programs.path("roost"), "home", "move", place.target, "--yes")
            .environment(["ROOST_HOME": place.home, "HOME": scratch.path]).run()
    }

    /// How often each call is made, by the whole process.
    private func counts(_ other: SecondDisk) throws -> [String: Int] {
        let place = try place("whole", on: other)
        #expect(try move(place, ["-e", "trace=\(Self.calls.joined(separator: ","))"]).exitCode == 0)
        let text = String(decoding: try disk.readAll(place.log, bytesMax: 16 << 20), as: UTF8.self)
        var counts: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            // A number, and spaces up to where the longest ends.
            let call = line.drop { !$0.isLetter }.prefix { $0 != "(" }
            counts[String(call), default: 0] += 1
        }
        return counts
    }

    @Test func aWholeHomeIsInOneOfTheTwoPlacesWhereverItIsKilled() throws {
        guard ProgramSearch.find("strace", in: .current()) != nil,
            let other = try SecondDisk(than: scratch.path)
        else { return }
        let counts = try counts(other)
        #expect(counts["rename"] ?? 0 >= 2 && counts["fsync"] ?? 0 > 5, "\(counts)")
        var number = 0
        for (call, count) in counts.sorted(by: { $0.key < $1.key }) where Self.calls.contains(call) {
            // Most that is opened is only read.
            let step = call == "openat" ? 7 : 1
            for time in stride(from: 1, through: count, by: step) {
                number += 1
                let place = try place("kill-\(number)", on: other)
                let before = try FolderSnapshot(of: place.home)
                let killed = try move(place, ["-e", "trace=\(call)", "-e", "inject=\(call):signal=KILL:when=\(time)"])
                let sides = [place.home, place.target]
                let whole = try sides.filter { try disk.exists($0) && FolderSnapshot(of: $0) == before }
                #expect(!whole.isEmpty, "\(call) \(time): \(killed.status)")
                let again = try CommandTester("roost").arguments("home", "move", place.target, "--yes")
                    .environment(["ROOST_HOME": place.home, "HOME": scratch.path]).run()
                #expect(again.exitCode == 0, "\(call) \(time): \(again.stderr)")
                #expect(try FolderSnapshot(of: place.target) == before, "\(call) \(time)")
                let leavings = try disk.list(FilePath.folder(of: place.home)).filter { $0 != "log" }
                #expect(leavings == [], "\(call) \(time)")
                #expect(try disk.list(other.path).filter { $0.hasPrefix(".") } == [], "\(call) \(time)")
            }
        }
        #expect(number > 40)
    }
}
