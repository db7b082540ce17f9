import Domain
import JSON
import Journal
import Platform
import TestSupport

extension RunFixture {
    /// A run with output on both channels that has ended, and every other file that a run may have.
    func finished(_ change: (inout StepRequest) -> Void = { _ in }) throws -> RunPaths {
        let paths = try prepare(change).paths
        var run = try open(paths)
        try run.start()
        for number in 0..<6 {
            clock.advance(by: .milliseconds(40))
            try run.write("line \(number)\n", to: number % 2 == 0 ? .stdout : .stderr)
        }
        try run.record(.pipeHeld, .warn, "A child holds the pipe.")
        try run.write("the last\n", to: .stdout)
        clock.advance(by: .seconds(2))
        try put(ExitRecord(status: .exited(code: 0), createdAt: clock.now().wall).bytes, at: paths.exit)
        try put(Beat(beatAt: clock.now().wall, stdoutBytes: 30, processState: UInt8(ascii: "S")).bytes, at: paths.beat)
        try put(Array(#"{"layoutVersion":"local-run-v1","command":["true"]}"#.utf8) + [10], at: paths.launch)
        let execution = SaidOutcome(ok: true, outcome: .completed, summary: "Done.")
        try put(execution.bytes, at: paths.outcome)
        try run.end(execution, reason: .exit)
        return paths
    }

    /// Writes a file as nobody of ours would, and does not wait for the device.
    func put(_ bytes: [UInt8], at path: String) throws {
        let disk = SystemDisk()
        if try disk.exists(path) { try disk.remove(path) }
        try disk.writeAll(bytes, to: disk.openFile(path, .createNew))
    }

    func append(_ bytes: [UInt8], to path: String) throws {
        let disk = SystemDisk()
        try disk.writeAll(bytes, to: disk.openFile(path, .append))
    }

    /// Rewrites a JSON file with some fields changed.
    func edit(_ path: String, _ change: (inout JSONObject) -> Void) throws {
        guard case .object(var object) = try JSONReader.read(try bytes(path)) else { return }
        change(&object)
        try put(JSONWriter.bytes(.object(object)) + [10], at: path)
    }

    /// Rewrites one record of `stream.idx`, its checksum right.
    func editRecord(_ place: Int, of paths: RunPaths, _ change: (inout IndexRecord) -> Void) throws {
        var all = try bytes(paths.streamIndex)
        let range = (place * IndexRecord.bytesCount)..<((place + 1) * IndexRecord.bytesCount)
        guard var record = all[range].withUnsafeBytes({ IndexRecord(parsing: $0) }) else { return }
        change(&record)
        all.replaceSubrange(range, with: record.bytes)
        try put(all, at: paths.streamIndex)
    }
}
