/// In which form an export is written.
package enum ExportFormat: String, Hashable, Sendable, CaseIterable {
    case json, jsonl, csv, md, html, otlp, perfetto

    /// Whether there is a place in it for the bytes of blocks.
    package var holdsRawBytes: Bool { self == .json || self == .jsonl }

    package var needs: ExportNeeds {
        switch self {
        case .json, .jsonl: .everything
        case .csv, .md, .html: .talk
        case .otlp, .perfetto: .tools
        }
    }

    package func writer() -> any ExportWriter {
        switch self {
        case .json: JSONExport()
        case .jsonl: JSONLinesExport()
        case .csv: CSVExport()
        case .md: MarkdownExport()
        case .html: PageExport()
        case .otlp: TraceExport()
        case .perfetto: PerfettoExport()
        }
    }
}
