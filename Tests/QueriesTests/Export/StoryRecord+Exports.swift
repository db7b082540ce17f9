import Domain
import JSON
import TestSupport

@testable import Queries

extension StoryRecord {
    func items(
        _ selection: ExportSelection,
        needs: ExportNeeds = .everything,
        raw: RawBlocks? = nil
    ) throws -> [ExportItem] {
        var reader = try ExportReader(selection, of: record, needs: needs, raw: raw) { _ in .ofKnownForms }
        var items: [ExportItem] = []
        while let item = try reader.next() { items.append(item) }
        return items
    }

    /// The whole of an export.
    func text(_ selection: ExportSelection, as format: ExportFormat) throws -> String {
        let reader = try ExportReader(selection, of: record) { _ in .ofKnownForms }
        let heading = ExportHeading(at: FilledRecord.now, version: "9", selection: selection, tasks: reader.tasks)
        var writer = format.writer()
        writer.begin(heading)
        var bytes: [UInt8] = []
        for item in try items(selection, needs: format.needs) {
            writer.add(item)
            bytes += writer.take()
        }
        writer.finish()
        return String(decoding: bytes + writer.take(), as: UTF8.self)
    }

    func json(_ selection: ExportSelection, as format: ExportFormat = .json) throws -> JSONValue {
        try JSONReader.read(text(selection, as: format))
    }
}
