import JSON
import Testing

@testable import Dashboard

@Suite struct OpenAPITests {
    private let document = OpenAPI.document(RouteTable.rows)

    @Test func everyRouteIsDescribedAndNothingElse() throws {
        let paths = try #require(document["paths"]?.objectValue)
        var described = 0
        for row in RouteTable.rows {
            let operation = paths[row.path.description]?[row.method.rawValue.lowercased()]
            #expect(operation?["summary"]?.stringValue == row.summary, "\(row.path)")
            described += 1
        }
        #expect(paths.fields.reduce(0) { $0 + ($1.value.objectValue?.count ?? 0) } == described)
    }

    @Test func eachReferenceLeadsSomewhere() throws {
        let text = JSONWriter.text(.object(document))
        let schemas = try #require(document["components"]?["schemas"]?.objectValue)
        let parts = text.components(by: "#/components/schemas/").dropFirst()
        #expect(!parts.isEmpty)
        for part in parts { #expect(schemas[String(part.prefix { $0 != "\"" })] != nil) }
    }

    @Test func eachOperationHasANameOfItsOwn() {
        let names = RouteTable.rows.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(document["openapi"]?.stringValue == "3.1.0")
    }
}

extension String {
    fileprivate func components(by separator: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }
}
