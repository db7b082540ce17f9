import Domain
import JSON
import Platform

/// A daemon of a home, from its start until it is asked to end.
struct LivingDaemon {
    let home: String
    let pid: Int32
    /// From its start to its word that it has begun.
    let startTime: Duration

    init(_ programs: Programs, _ home: String) throws {
        self.home = home
        startTime = try programs.run(try programs.ours("roostd"), ["--home", home], error: .null).wall
        let mark = try JSONReader.read(try SystemDisk().readAll("\(home)/roost.lock", bytesMax: 4096))
        guard let pid = mark["pid"]?.integerValue.flatMap({ Int32(exactly: $0) }) else {
            throw PlatformError.unreadable(path: "\(home)/roost.lock", expected: "a daemon")
        }
        self.pid = pid
    }

    /// What it says of itself.
    func status(_ programs: Programs, _ scratch: Scratch) throws -> JSONValue {
        let words = ["daemon", "status", "-o", "json", "--home", home]
        return try JSONReader.read(Array(try programs.text(of: try programs.ours("roost"), words, scratch).utf8))
    }

    /// - Parameter killing: its agents too.
    func stop(_ programs: Programs, killing: Bool = false) throws {
        let words = ["daemon", "stop", "--home", home] + (killing ? ["--now"] : [])
        _ = try programs.run(try programs.ours("roost"), words, error: .null)
    }
}
