import Domain

/// What a process was started with, by which it is known whose it is.
package enum ProcessMarks {
    private static let environmentBytesMax = 4 << 20

    /// The values of these names in the environment that the process was started with; nil where it may not be read, or
    /// the process is gone. Of a name that is there twice the first counts, as it does for getenv.
    package static func read(_ pid: Int32, _ names: [String]) -> [String: String]? {
        let bytes = Deliberate.ignore(because: "the caller learns it from the answer") { () throws(PlatformError) in
            try SystemDisk().readAll("/proc/\(pid)/environ", bytesMax: environmentBytesMax)
        }
        guard let bytes else { return nil }
        var values: [String: String] = [:]
        for entry in bytes.split(separator: 0) {
            for name in names where values[name] == nil {
                guard entry.count > name.utf8.count, entry.starts(with: name.utf8) else { continue }
                let rest = entry.dropFirst(name.utf8.count)
                guard rest.first == UInt8(ascii: "=") else { continue }
                values[name] = String(decoding: rest.dropFirst(), as: UTF8.self)
            }
        }
        return values
    }

    /// The paths of the control groups that the process is in; none where that cannot be read.
    package static func groups(of pid: Int32) -> [String] {
        let bytes = Deliberate.ignore(because: "without it the parents and the environment tell") {
            () throws(PlatformError) in try SystemDisk().readAll("/proc/\(pid)/cgroup", bytesMax: 64 << 10)
        }
        return (bytes ?? []).split(separator: UInt8(ascii: "\n")).map { line in
            String(decoding: line.split(separator: UInt8(ascii: ":"), maxSplits: 2).last ?? [], as: UTF8.self)
        }
    }
}
