package import Domain
import JSON
package import Journal
package import Platform

/// The folder in which hooks leave what they have to tell while no daemon hears it: a file for each, under the id of
/// the report, so that it is known again.
package struct HookSpool: Sendable {
    package static let reportBytesMax = 64 << 10
    /// Beyond it hooks leave nothing: somebody uses agents and no daemon.
    package static let reportsMax = 10_000
    private static let suffix = ".json"

    private let home: HomePaths
    private let disk: any Disk

    package init(in home: HomePaths, on disk: any Disk) {
        self.home = home
        self.disk = disk
    }

    /// Whoever reads sees all of it or nothing. It is not put on the device: what a power cut takes is one sign of
    /// life, and an agent waits. Answers whether there was place for it.
    @discardableResult
    package func put(_ report: HookReport) throws(PlatformError) -> Bool {
        let bytes = JSONWriter.bytes(.object(report.json))
        guard bytes.count <= Self.reportBytesMax else {
            throw .tooLarge(path: home.spool, bytesMax: Self.reportBytesMax)
        }
        if try !disk.exists(home.spool) { try makeFolder() }
        guard try disk.list(home.spool).count < Self.reportsMax else { return false }
        let temporary = "\(home.spool)/.\(report.id).tmp"
        let file = try disk.openFile(temporary, .createNew)
        do throws(PlatformError) {
            try disk.writeAll(bytes, to: file)
            try disk.rename(temporary, to: path(of: report.id + Self.suffix))
            return true
        } catch {
            Deliberate.ignore(because: "the failure that led here is the one to tell") { () throws(PlatformError) in
                try disk.remove(temporary)
            }
            throw error
        }
    }

    private func makeFolder() throws(PlatformError) {
        do throws(PlatformError) { try disk.makeFolder(home.spool) } catch {
            guard error.errno == .exists else { throw error }
        }
    }

    /// The names of what waits, the oldest first, as far as ids begin with their time.
    package func names(countMax: Int) throws(PlatformError) -> [String] {
        guard try disk.exists(home.spool) else { return [] }
        return Array(try disk.list(home.spool).filter { !$0.hasPrefix(".") }.prefix(countMax))
    }

    /// Nil for what is no report.
    package func report(_ name: String) throws(PlatformError) -> HookReport? {
        let bytes: [UInt8]
        do throws(PlatformError) { bytes = try disk.readAll(path(of: name), bytesMax: Self.reportBytesMax) } catch {
            if case .tooLarge = error { return nil }
            throw error
        }
        let value = Deliberate.ignore(because: "what is no JSON is no report") { () throws(JSONError) in
            try JSONReader.read(bytes)
        }
        guard let object = value?.objectValue else { return nil }
        let report = Deliberate.ignore(because: "what has not its fields is no report") { () throws(FieldError) in
            try HookReport(json: object)
        }
        return report.flatMap { $0.id + Self.suffix == name ? $0 : nil }
    }

    package func remove(_ name: String) throws(PlatformError) { try disk.remove(path(of: name)) }

    package func path(of name: String) -> String { "\(home.spool)/\(name)" }
}
