import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct DaemonStatusCommandTests {
    @Test func itSaysHowTheDaemonIs() throws {
        let trial = try DaemonCommandTrial()
        #expect(try trial.roost("daemon", "status").exitCode == 3)
        let daemon = try trial.start()
        let status = try trial.roost("daemon", "status")
        #expect(status.exitCode == 0)
        #expect(status.stdout.hasPrefix("state           running\npid             \(daemon.pid)\n"))
        #expect(status.stdout.contains("\ntasks           none\n"))
        let json = try trial.roost("daemon", "status", "-o", "json").stdout
        let object = try #require(try JSONReader.read(Array(json.utf8)).objectValue)
        let (open, most) = (object["descriptors"]?.integerValue, object["descriptors_max"]?.integerValue)
        #expect((open ?? 0) > 5 && (open ?? 0) < (most ?? 0))
        let limits = try SystemDisk().readAll("/proc/\(daemon.pid)/limits", bytesMax: 1 << 16)
        let line = String(decoding: limits, as: UTF8.self).split(separator: "\n").first {
            $0.hasPrefix("Max open files")
        }
        let words = line?.split(separator: " ").compactMap { Int64($0) }
        #expect(words == [most ?? 0, most ?? 0])
        #expect(json.contains(#""schema":"roost.daemon/1""#) && json.contains(#""pid":\#(daemon.pid)"#))
        #expect(try trial.roost("daemon", "status", "-o", "csv").stdout.hasPrefix("state,pid,version"))
    }
}
