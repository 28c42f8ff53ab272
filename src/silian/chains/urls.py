"""The room's addresses."""

from __future__ import annotations

from django.urls import path

from silian.chains import views

app_name = "chains"
urlpatterns = [
    path("chains/", views.list_chains, name="list"),
    path("chains/new", views.open_chain, name="open"),
    path("chains/<uuid:pk>", views.show_chain, name="chain"),
    path("chains/<uuid:pk>/close", views.close_chain, name="close"),
    path("chains/<uuid:pk>/place", views.place, name="place"),
    path("chains/<uuid:pk>/plan", views.show_plan, name="plan"),
    path("chains/<uuid:pk>/tasks/new", views.add_task, name="add_task"),
    path("chains/tasks/<uuid:pk>/amend", views.amend_task, name="amend_task"),
    path("chains/tasks/<uuid:pk>/complete", views.complete_task, name="complete_task"),
    path("chains/tasks/<uuid:pk>/drop", views.drop_task, name="drop_task"),
    path("chains/<uuid:pk>/map", views.show_map, name="map"),
    path("chains/<uuid:pk>/map/what-if", views.show_what_if, name="what_if"),
    path("chains/<uuid:pk>/sourcing", views.show_sourcing, name="sourcing"),
    path("chains/<uuid:pk>/targets", views.list_targets, name="targets"),
    path("chains/<uuid:pk>/targets/new", views.add_target, name="add_target"),
    path("chains/targets/<uuid:pk>/evidence", views.add_target_evidence, name="add_target_evidence"),
    path("chains/targets/<uuid:pk>/follow", views.follow_target, name="follow_target"),
    path("chains/targets/<uuid:pk>/end", views.end_target, name="end_target"),
    path("chains/<uuid:pk>/map/nodes/new", views.add_node, name="add_node"),
    path("chains/<uuid:pk>/map/edges/new", views.draw_edge, name="draw_edge"),
    path("chains/map/nodes/<uuid:pk>", views.show_node, name="node"),
    path("chains/map/nodes/<uuid:pk>/place", views.place_on_node, name="place_on_node"),
    path("chains/map/nodes/<uuid:pk>/plan/<slug:verb>", views.plan_for_node, name="plan_for_node"),
    path("chains/map/nodes/<uuid:pk>/no-gap/<slug:verb>", views.say_no_gap, name="say_no_gap"),
    path("chains/map/makers/<uuid:pk>/check", views.check_node_place, name="check_node_place"),
    path("chains/map/verdicts/<uuid:pk>/take-back", views.take_back_no_gap, name="take_back_no_gap"),
    path("chains/map/<slug:part>/<uuid:pk>/end", views.end_on_map, name="end_on_map"),
    path("chains/places/<uuid:pk>/leave", views.leave, name="leave"),
    path("enterprises/", views.list_enterprises, name="enterprises"),
    path("enterprises/new", views.enter_enterprise, name="enter"),
    path("enterprises/<uuid:pk>", views.show_enterprise, name="enterprise"),
    path("enterprises/<uuid:pk>/amend", views.amend, name="amend"),
    path("enterprises/<uuid:pk>/files", views.add_document, name="add_document"),
    path("enterprises/<uuid:pk>/files/<uuid:file>", views.hand_out_document, name="document"),
    path("profiles/<uuid:pk>/<slug:step>", views.decide_profile, name="decide_profile"),
    path("my-enterprise", views.show_mine, name="mine"),
    path("market/", views.list_postings, name="market"),
    path("market/new", views.post, name="post"),
    path("market/<uuid:pk>", views.show_posting, name="posting"),
    path("market/<uuid:pk>/talk", views.open_dialogue, name="talk"),
    path("market/<uuid:pk>/matches", views.show_matches, name="matches"),
    path("market/<uuid:pk>/matches/<uuid:enterprise>/no", views.say_no_match, name="say_no_match"),
    path("market/no-matches/<uuid:pk>/take-back", views.take_back_no_match, name="take_back_no_match"),
    path("market/<uuid:pk>/<slug:step>", views.take_posting_step, name="posting_step"),
    path("market/dialogues/", views.list_dialogues, name="dialogues"),
    path("market/dialogues/<uuid:pk>", views.show_dialogue, name="dialogue"),
    path("market/dialogues/<uuid:pk>/say", views.say, name="say"),
    path("market/dialogues/<uuid:pk>/<slug:step>", views.take_dialogue_step, name="dialogue_step"),
]
