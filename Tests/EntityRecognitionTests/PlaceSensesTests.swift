import Testing

@testable import EntityRecognition

@Suite struct PlaceSensesTests {
    @Test(arguments: [0, 1, 3, 64])
    func goesThroughItsPlacesInOrder(count: Int32) {
        var senses = PlaceSenses(start: 10, count: count)
        var places: [Int] = []
        while let place = senses.popFirst() { places.append(place) }
        #expect(places == Array(10..<10 + Int(count)))
        #expect(senses.isEmpty)
    }

    @Test func whatIsRemovedIsSkipped() {
        var senses = PlaceSenses(start: 5, count: 3)
        senses.remove(5)
        #expect(senses.first == 6)
        senses.remove(7)
        #expect(senses.popFirst() == 6)
        #expect(senses.popFirst() == nil)
    }
}
