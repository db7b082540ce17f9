import Control
import Domain
import Glibc
import JSON
import Platform
import TestSupport

/// Reads the dashboard of a home as many browsers do. It says `ready` once all of its streams were greeted, `reached N`
/// as soon as each was told of N events more, and at the end, in one line of JSON, what came of it.
///
/// With `--acts` it has the daemon hold a task and let it go, so many times a second, so that there is something to
/// tell.
enum StreamsCommand: TestbedCommand {
    static let name = "streams"
    static let usage = "HOME [--count N] [--events N] [--each N] [--seconds-max N] [--acts A-SECOND --task ID]"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let count = try arguments.number("--count", default: 200)
        let events = try arguments.number("--events", default: Int64(1_000))
        let step = try max(1, arguments.number("--each", default: Int64.max))
        let secondsMax = try arguments.number("--seconds-max", default: Int64(600))
        let rate = try arguments.number("--acts", default: Int64(0))
        let task = try arguments.value(of: "--task")
        let home = try arguments.next("a home")
        try arguments.end()
        signal(SIGPIPE, SIG_IGN)
        DescriptorLimit.raise()
        let (clock, loop) = (SystemClock(), try EventLoop())
        let folder = WebFolder(ofHome: home)
        guard let serving = try WebServing.alive(in: folder, on: SystemDisk()),
            let token = try WebToken.read(in: folder, on: SystemDisk())
        else { throw TestbedError.missing("a dashboard of \(home)") }
        let pid = serving.process.pid
        var report: JSONObject = ["rss_before": .integer(memory(of: pid, "VmRSS"))]
        let deadline = clock.now().monotonic.advanced(by: .seconds(secondsMax))
        let crowd = try StreamCrowd(count, port: serving.port, request(to: serving, token), on: loop)
        try crowd.turnUntilBegun(until: deadline)
        guard crowd.hasBegun else { throw TestbedError.missing("the greeting of \(count) streams") }
        output.line("ready")
        report["rss_ready"] = .integer(memory(of: pid, "VmRSS"))
        let acts = try task.map { try StreamActs(on: $0, of: home, rate: rate, loop) }
        let began = clock.now().monotonic
        var reached: Int64 = 0
        try crowd.turn(forEvents: events, each: step, until: deadline) {
            reached = $0
            output.line("reached \(reached)")
        }
        let time = began.duration(to: clock.now().monotonic)
        for field in crowd.report.fields { report.append(field.key, field.value) }
        report["events"] = .integer(reached)
        report["refused"] = .integer(acts?.refused ?? 0)
        report["milliseconds"] = .integer(Int64(time / .milliseconds(1)))
        report["rss_after"] = .integer(memory(of: pid, "VmRSS"))
        report["rss_most"] = .integer(memory(of: pid, "VmHWM"))
        output.line(String(decoding: JSONWriter.bytes(.object(report)), as: UTF8.self))
        return reached >= events ? 0 : 1
    }

    private static func request(to serving: WebServing, _ token: WebToken) -> [UInt8] {
        let lines = [
            "GET /api/v1/stream?topics=flock HTTP/1.1", "Host: 127.0.0.1:\(serving.port)",
            "Authorization: Bearer \(token.text)", "Accept: text/event-stream", "", "",
        ]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    /// In bytes, by the name that proc_pid_status(5) has for it; 0 where it cannot be seen.
    private static func memory(of pid: Int32, _ name: String) -> Int64 {
        let bytes = Deliberate.ignore(because: "a process that is gone takes none") { () throws(PlatformError) in
            try SystemDisk().readAll("/proc/\(pid)/status", bytesMax: 64 << 10)
        }
        let lines = String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n")
        let line = lines.first { $0.hasPrefix("\(name):") }
        let number = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
        return (number.flatMap { Int64($0) } ?? 0) << 10
    }
}
