import Domain
import Glibc
import JSON
import Platform

/// The event stream of the dashboard to very many browsers, while a daemon has something to tell all the time.
struct WebEventsBench {
    private static let streamCount = 200
    /// Each is about three events.
    private static let actsASecond = 40
    private static let secondsMax = 600

    /// Of each stream.
    let eventCount: Int

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let home = scratch.file("streams")
        let roost = try programs.ours("roost")
        let daemon = try LivingDaemon(programs, home)
        // Where nobody works, what is let go waits all the same.
        _ = try programs.run(roost, ["daemon", "scale", "0", "--home", home], error: .null)
        let adding = ["task", "add", "--hold", "--agent", "shell", "--home", home, "true"]
        let task = try programs.text(of: roost, adding, scratch).split(separator: "\n").first.map(String.init)
        guard let task else { throw PlatformError.unreadable(path: home, expected: "a task") }
        let web = try LivingWeb(of: daemon, programs)
        let before = RecordedRun.cpuOfThreads(of: web.pid)
        let words = [
            "streams", home, "--count", "\(Self.streamCount)", "--events", "\(eventCount)", "--acts",
            "\(Self.actsASecond)", "--task", task, "--seconds-max", "\(Self.secondsMax)",
        ]
        let text = try programs.text(of: try programs.ours("roost-testbed"), words, scratch, mayFail: true)
        let spent = RecordedRun.cpuOfThreads(of: web.pid) - before
        try daemon.stop(programs)
        try scratch.removeTree("streams")
        guard let last = text.split(separator: "\n").last,
            let said = try JSONReader.read(Array(last.utf8)).objectValue
        else { throw PlatformError.unreadable(path: home, expected: "what came of the streams, and not: \(text)") }
        try report(said, spent, into: &table)
    }

    private func report(_ said: JSONObject, _ spent: Duration, into table: inout BenchTable) throws {
        func number(_ name: String) throws -> Double {
            guard let number = said[name]?.integerValue else {
                throw PlatformError.unreadable(path: "roost-testbed", expected: name)
            }
            return Double(number)
        }
        let deliveries = try number("deliveries")
        let seconds = try number("milliseconds") / 1_000
        let rate = Int((deliveries / seconds).rounded())
        let what = "web: events to \(Self.streamCount) streams, \(rate) a second"
        table.require("\(what), not told", Quantity(try number("lost"), ""), most: Quantity(0, ""), beside: "-")
        let wanted = Double(Self.streamCount * eventCount) - deliveries - (try number("missed"))
        table.require("the same, still missing", Quantity(max(0, wanted), ""), most: Quantity(0, ""), beside: "-")
        table.add("the same, deliveries", Quantity(deliveries, ""), beside: "-")
        table.add("the same, told of a gap", Quantity(try number("lagged"), ""), beside: "-")
        let (half, most) = (try number("p50_us") / 1_000, try number("p99_us") / 1_000)
        table.add("the same, from the event to its receipt, p50", Quantity(half, "ms"), beside: "-")
        let p99 = "the same, from the event to its receipt, p99"
        table.add(p99, Quantity(most, "ms"), most: Quantity(50, "ms"), beside: "-")
        table.add("the same, CPU a delivery", .microseconds(spent / deliveries), beside: "-")
        let mebibyte = Double(1 << 20)
        for (name, key) in [("before", "rss_before"), ("with all streams", "rss_ready"), ("after", "rss_after")] {
            table.add("the same, memory \(name)", Quantity(try number(key) / mebibyte, "MB"), beside: "-")
        }
    }
}
