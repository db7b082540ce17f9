import Control
import Domain
import Glibc
import Platform

/// How the fleet is, as JSON to whoever asks for it, beside nginx with the same bytes in a file.
struct WebStateBench {
    private static let rounds = 3
    private static let workerCount = 4
    /// What each of them writes, so that what is answered changes.
    private static let bytesASecond = 800
    private static let connections = 16
    /// An answer may be longer or shorter by so much than the one that nginx serves: numbers in it grow.
    private static let spreadBytes = 64
    private static let settlingTime = Duration.seconds(3)

    let seconds: Int

    private struct Measured {
        var answers = Samples()
        var processor = Samples()
    }

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let what = "web: state as JSON, \(Self.workerCount) workers"
        guard let wrk = programs.anchor("wrk") else { return table.skip(what, without: "wrk") }
        guard let nginx = programs.anchor("nginx") else { return table.skip(what, without: "nginx") }
        let home = scratch.file("web")
        let daemon = try LivingDaemon(programs, home)
        for _ in 0..<Self.workerCount {
            _ = try programs.run(try programs.ours("roost"), ["run", "-d", "--home", home, "--"] + agent(programs))
        }
        let web = try LivingWeb(of: daemon, programs)
        usleep(UInt32(Self.settlingTime.nanoseconds / 1000))
        let body = try web.answer(to: "/api/v1/status")
        let anchor = try PlainWeb(nginx, serving: body, programs, scratch)
        let lengths = (body.count - Self.spreadBytes)...(body.count + Self.spreadBytes)
        let load = WebLoad(wrk: wrk, connections: Self.connections, seconds: seconds, programs, scratch)
        let outcome = Result {
            try load.check(web.url("/api/v1/status"), token: web.token, bodyBytes: lengths)
            try load.check(anchor.url, token: web.token, bodyBytes: body.count...body.count)
            return try measure(load, web, anchor)
        }
        try anchor.stop()
        try daemon.stop(programs, killing: true)
        try scratch.removeTree("web")
        try report(outcome.get(), of: body.count, what, into: &table)
    }

    private func measure(_ load: WebLoad, _ web: LivingWeb, _ anchor: PlainWeb) throws -> (Measured, Measured) {
        var (ours, theirs) = (Measured(), Measured())
        for _ in 0..<Self.rounds {
            try measure(load, web.url("/api/v1/status"), web.token, by: web.pid, into: &ours)
            try measure(load, anchor.url, web.token, by: anchor.worker, into: &theirs)
        }
        return (ours, theirs)
    }

    private func measure(
        _ load: WebLoad,
        _ url: String,
        _ token: String,
        by pid: Int32,
        into measured: inout Measured
    ) throws {
        let before = RecordedRun.cpuOfThreads(of: pid)
        let result = try load.run(url, token: token)
        let spent = RecordedRun.cpuOfThreads(of: pid) - before
        measured.answers.add(result.time / Double(result.answers))
        measured.processor.add(spent / Double(result.answers))
    }

    private func report(
        _ measured: (ours: Measured, theirs: Measured),
        of bytes: Int,
        _ what: String,
        into table: inout BenchTable
    ) {
        let (ours, theirs) = measured
        table.add(
            "\(what), \(bytes) B, time an answer",
            .microseconds(ours.answers.median),
            beside: .microseconds(theirs.answers.median),
            of: "nginx, 1 worker",
            ratioMax: 2
        )
        for (name, measured) in [("ours", ours), ("nginx", theirs)] {
            let rate = Quantity(.seconds(1) / measured.answers.median, "")
            table.add("the same, answers a second, \(name)", rate, beside: "-")
            let processor = Quantity.microseconds(measured.processor.median)
            table.add("the same, CPU an answer, \(name)", processor, beside: "-")
        }
    }

    private func agent(_ programs: Programs) throws -> [String] {
        let bytes = Self.bytesASecond * 3_600
        return [try programs.ours("roost-testbed"), "flood", "--bytes", "\(bytes)", "--rate", "\(Self.bytesASecond)"]
    }
}
