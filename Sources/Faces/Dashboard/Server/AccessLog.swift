import Domain
import Platform

/// Who asked for what, a line each, in a file of the home that never grows beyond its limit: the older half goes.
final class AccessLog {
    static let bytesMax: Int64 = 4 << 20
    private static let gatheredBytesMax = 64 << 10
    private static let pathBytesMax = 512

    private let path: String
    private let disk: any Disk
    private let clock: any Clock
    private var gathered: [UInt8] = []

    init(_ path: String, on disk: any Disk, clock: any Clock, loop: EventLoop) {
        self.path = path
        self.disk = disk
        self.clock = clock
        loop.after(.seconds(1), repeats: true) { [weak self] in self?.flush() }
    }

    /// Of the address only the path is kept: what is searched for is nobody's business.
    func note(_ request: HTTPRequest, _ status: HTTPStatus, count: Int) {
        var path = request.rawTarget
        if let end = path.firstIndex(of: UInt8(ascii: "?")) { path = Array(path[..<end]) }
        let shown = ShortText.cut(String(decoding: path, as: UTF8.self), bytesMax: Self.pathBytesMax)
        let peer = request.peer.map { "\($0)" } ?? "-"
        let line =
            "\(clock.now().wall.iso) \(peer) \(SafeText.of(request.methodName)) \(SafeText.of(shown)) "
            + "\(status.rawValue) \(count)\n"
        gathered += line.utf8
        if gathered.count >= Self.gatheredBytesMax { flush() }
    }

    func flush() {
        guard !gathered.isEmpty else { return }
        let bytes = gathered
        gathered = []
        Deliberate.ignore(because: "a log that cannot be written must not keep anybody from an answer") {
            () throws(PlatformError) in try append(bytes)
        }
    }

    private func append(_ bytes: [UInt8]) throws(PlatformError) {
        if let size = try disk.status(of: path)?.bytes, size > Self.bytesMax {
            try disk.rename(path, to: path + ".old")
        }
        let file = try disk.open(path, .append)
        try disk.writeAll(bytes, to: file)
    }
}
