import Domain
import Platform

/// Looks at a folder in which each file is something to do. A file is taken once it has stood still: nobody can tell
/// from outside whether whoever writes it is done.
struct FolderLook: Sendable {
    private static let filesMax = 1_000
    private static let fileBytesMax = 256 << 10
    /// For how long nobody may have written to it.
    static let stillFor = Duration.seconds(1)
    private static let unfinishedEndings = ["~", ".tmp", ".part", ".partial", ".swp", ".crdownload"]

    private let setup: SourceSetup
    private let disk: any Disk
    private var seen: [String: FileStatus] = [:]

    init(_ setup: SourceSetup, on disk: any Disk) {
        self.setup = setup
        self.disk = disk
    }

    /// - Parameter isTrial: whether nothing follows from it, so that nothing is waited for.
    mutating func findings(at now: WallTime, isTrial: Bool) throws(SourceTrouble) -> SourceFindings {
        var findings = SourceFindings()
        var statuses: [String: FileStatus] = [:]
        do throws(PlatformError) {
            for name in try disk.list(setup.path) where Self.isWanted(name) {
                guard let status = try disk.status(of: "\(setup.path)/\(name)"), status.kind == .file else { continue }
                statuses[name] = status
            }
        } catch { throw SourceTrouble(error) }
        guard statuses.count <= Self.filesMax else {
            throw SourceTrouble("\(setup.path) has more than \(Self.filesMax) files", isPassing: false)
        }
        for (name, status) in statuses.sorted(by: { $0.key < $1.key }) {
            let isSame = seen[name].map { $0.isUnwritten(since: status) } ?? false
            guard isTrial || (isSame && status.changed.advanced(by: Self.stillFor) <= now) else {
                findings.isUnsettled = true
                continue
            }
            take(name, &findings)
        }
        seen = statuses
        return findings
    }

    private static func isWanted(_ name: String) -> Bool {
        !name.hasPrefix(".") && !name.hasPrefix("#") && !unfinishedEndings.contains { name.hasSuffix($0) }
    }

    private func take(_ name: String, _ findings: inout SourceFindings) {
        let path = "\(setup.path)/\(name)"
        do throws(SourceTrouble) {
            if let item = try item(name, path) { findings.items.append(item) }
        } catch { findings.problems.append("\(path): \(error)") }
    }

    /// Nil for a file without a word in it.
    private func item(_ name: String, _ path: String) throws(SourceTrouble) -> SourceItem? {
        let bytes: [UInt8]
        do throws(PlatformError) { bytes = try disk.readAll(path, bytesMax: Self.fileBytesMax) } catch {
            throw SourceTrouble(error)
        }
        guard !bytes.contains(0) else { throw SourceTrouble("it is no text", isPassing: false) }
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(CardError) {
            if let card = try CardText(text, path: path), let wanted = try TaskCard(card, path: path) {
                return Self.item(wanted)
            }
        } catch { throw SourceTrouble("\(error)", hint: error.hint, isPassing: false) }
        let words = text.split(whereSeparator: \.isNewline).first { $0.contains { !$0.isWhitespace } }
        guard let first = words else { return nil }
        let title = first.drop { $0 == "#" || $0 == " " }
        let body = text[first.endIndex...].drop { $0.isWhitespace }
        return SourceItem(try task(name), title: String(title), text: String(body))
    }

    private static func item(_ card: TaskCard) -> SourceItem {
        var item = SourceItem(card.id, title: card.title ?? card.id.text, text: card.text)
        item.priority = card.priority
        item.after = card.after
        if !card.isWanted { item.objection = "its card says \(card.status ?? "")" }
        return item
    }

    /// The name of the file without its ending, and with `-` for whatever an id has not.
    private func task(_ name: String) throws(SourceTrouble) -> TaskID {
        let stem = name.split(separator: ".").first.map(String.init) ?? name
        let parts = stem.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
        do throws(IdentifierError) {
            return try TaskID("\(setup.name)-\(parts.joined(separator: "-"))")
        } catch { throw SourceTrouble("its name makes no id of a task: \(error)", isPassing: false) }
    }
}

extension FileStatus {
    /// Whether nobody has written to the file between the two looks.
    fileprivate func isUnwritten(since other: FileStatus) -> Bool {
        isSameFile(as: other) && bytes == other.bytes && modified == other.modified && changed == other.changed
    }
}
