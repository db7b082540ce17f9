import Domain
import Glibc
import Platform

/// nginx with one worker that serves one file, at its best: nothing is logged, the file stays open, and connections are
/// never given up.
final class PlainWeb {
    private static let patience = Duration.seconds(20)

    private var master: ChildProcess
    private let port: UInt16
    let worker: Int32

    init(_ nginx: String, serving body: [UInt8], _ programs: Programs, _ scratch: Scratch) throws {
        let folder = scratch.file("nginx")
        let disk = SystemDisk()
        try disk.makeFolders("\(folder)/www")
        try disk.writeAll(body, to: try disk.openFile("\(folder)/www/status.json", .createNew))
        port = try TCPListener(at: .loopback, port: 0).port
        let settings = Self.settings(folder, port)
        try disk.writeAll(Array(settings.utf8), to: try disk.openFile("\(folder)/nginx.conf", .createNew))
        let nothing = try disk.openFile("/dev/null", .writeExisting)
        let words = ["-p", folder, "-c", "\(folder)/nginx.conf", "-e", "\(folder)/error.log"]
        master = try programs.start(nginx, words, output: nothing.number)
        let clock = SystemClock()
        let deadline = clock.now().monotonic.advanced(by: Self.patience)
        while true {
            if let found = RecordedRun.children(of: master.pid).first {
                worker = found
                return
            }
            guard clock.now().monotonic < deadline, try master.wait(upTo: .zero) == nil else {
                try master.signal(.kill)
                throw PlatformError.noProgress(subject: nginx)
            }
            usleep(10_000)
        }
    }

    var url: String { "http://127.0.0.1:\(port)/status.json" }

    func stop() throws {
        try master.signal(.terminate)
        _ = try master.wait(upTo: Self.patience)
    }

    private static func settings(_ folder: String, _ port: UInt16) -> String {
        let places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(folder)/\($0);" }
        return """
            daemon off;
            worker_processes 1;
            \(geteuid() == 0 ? "user root;" : "")
            pid \(folder)/pid;
            events { worker_connections 512; }
            http {
                access_log off;
                \(places.joined(separator: "\n    "))
                types { application/json json; }
                sendfile on;
                tcp_nopush on;
                keepalive_requests 1000000000;
                open_file_cache max=10;
                server { listen 127.0.0.1:\(port); root \(folder)/www; }
            }
            """
    }
}
